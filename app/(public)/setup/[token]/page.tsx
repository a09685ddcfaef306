import type { Metadata } from 'next'
import { SetUpForm } from '@/components/admin/set-up-form'

export const metadata: Metadata = { title: 'Set up your clinic', referrer: 'no-referrer' }

export default async function SetUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  return (
    <div className="mx-auto grid w-full max-w-xl gap-5 px-gutter py-10">
      <div>
        <h1 className="text-lead font-title tracking-title">Set up your clinic</h1>
        <p className="mt-1 text-ink-2">This link works once. It makes the organisation and you, its first administrator.</p>
      </div>
      <SetUpForm token={token} zones={Intl.supportedValuesOf('timeZone')} />
    </div>
  )
}
