'use client'
import { useRouter } from 'next/navigation'
import { confirmEmail } from '@/actions/session/confirm-email'
import { ActionButton } from '@/components/forms/action-button'

/** A person presses the button: mail scanners that open every link must not use it up. */
export function ConfirmEmail({ userId, secret }: { userId: string; secret: string }) {
  const router = useRouter()
  return (
    <div className="mx-auto grid w-full max-w-md justify-items-start gap-4 px-gutter py-12">
      <h1 className="text-lead font-title tracking-title">Verify your e-mail address</h1>
      <p className="text-ink-2">One press and your account is ready.</p>
      <ActionButton variant="primary" size="large" action={() => confirmEmail({ userId, secret })} onDone={() => router.replace('/home')} busyLabel="Verifying">Verify my address</ActionButton>
    </div>
  )
}
