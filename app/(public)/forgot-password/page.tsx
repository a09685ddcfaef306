import type { Metadata } from 'next'
import { ForgotPasswordForm } from '@/components/session/forgot-password-form'

export const metadata: Metadata = { title: 'Reset your password' }

export default function ForgotPasswordPage() {
  return (
    <div className="mx-auto grid w-full max-w-md gap-5 px-gutter py-10">
      <h1 className="text-lead font-title tracking-title">Reset your password</h1>
      <ForgotPasswordForm />
    </div>
  )
}
