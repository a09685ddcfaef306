import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NewPasswordForm } from '@/components/session/new-password-form'

export const metadata: Metadata = { title: 'Set a new password', referrer: 'no-referrer' }

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<{ userId?: string; secret?: string }> }) {
  const { userId, secret } = await searchParams
  if (!userId || !secret) redirect('/forgot-password')
  return (
    <div className="mx-auto grid w-full max-w-md gap-5 px-gutter py-10">
      <h1 className="text-lead font-title tracking-title">Set a new password</h1>
      <NewPasswordForm userId={userId} secret={secret} />
    </div>
  )
}
