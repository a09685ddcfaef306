'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { resendVerification } from '@/actions/session/resend-verification'
import { signOut } from '@/actions/session/sign-out'
import { ActionButton } from '@/components/forms/action-button'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'

/** What a person sees between opening the account and opening the mail. */
export function WaitForEmail({ email }: { email: string }) {
  const router = useRouter()
  const [isSent, setSent] = useState(false)
  return (
    <div className="mx-auto grid w-full max-w-md gap-4 px-gutter py-12">
      <h1 className="text-lead font-title tracking-title">Check your mail</h1>
      <p className="text-ink-2">We sent a link to <strong className="font-label text-ink">{email}</strong>. Open it to go on. It works for one hour.</p>
      {isSent && <Banner tone="success" live="status" title="A new link is on its way." />}
      <div className="flex flex-wrap items-start gap-2">
        <Button variant="primary" onClick={() => router.refresh()}>I opened the link</Button>
        <ActionButton action={resendVerification} onDone={() => setSent(true)} busyLabel="Sending">Send the link again</ActionButton>
        <form action={signOut}><Button type="submit" variant="quiet">Use another address</Button></form>
      </div>
    </div>
  )
}
