import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ConfirmEmail } from '@/components/session/confirm-email'
import { WaitForEmail } from '@/components/session/wait-for-email'
import { findContext } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Verify your e-mail address', referrer: 'no-referrer' }

export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<{ userId?: string; secret?: string }> }) {
  const { userId, secret } = await searchParams
  if (userId && secret) return <ConfirmEmail userId={userId} secret={secret} />
  const context = await findContext()
  if (!context) redirect('/sign-in')
  if (context.account.isEmailVerified) redirect('/home')
  return <WaitForEmail email={context.account.email} />
}
