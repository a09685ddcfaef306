'use client'
import { useState } from 'react'
import { requestRecovery } from '@/actions/session/request-recovery'
import { ActionForm } from '@/components/forms/action-form'
import { Banner } from '@/components/ui/banner'
import { FormField } from '@/components/ui/form-field'
import { Input } from '@/components/ui/input'

/** Asks for a recovery link. Says the same for every address: nobody learns whether there is an account. */
export function ForgotPasswordForm() {
  const [isSent, setSent] = useState(false)
  if (isSent) return <Banner tone="success" live="status" title="If the address has an account, a link is on its way">It works for one hour. Look in the spam folder too.</Banner>
  return (
    <ActionForm schema={() => import('@/lib/domain/admin/sign-in.input').then((rules) => rules.recoveryInput)} defaultValues={{ email: '' }} action={requestRecovery} onDone={() => setSent(true)} submitLabel="Send link" busyLabel="Sending" cancelHref="/sign-in">
      <FormField name="email" label="E-mail address" hint="We send a link to set a new password."><Input type="email" autoComplete="username" /></FormField>
    </ActionForm>
  )
}
