'use client'
import { useRouter } from 'next/navigation'
import { setNewPassword } from '@/actions/session/set-new-password'
import { ActionForm } from '@/components/forms/action-form'
import { FormField } from '@/components/ui/form-field'
import { Input } from '@/components/ui/input'

/** The page behind a recovery link; `userId` and `secret` come from the link and work once. It ends every session of the account. */
export function NewPasswordForm({ userId, secret }: { userId: string; secret: string }) {
  const router = useRouter()
  return (
    <ActionForm schema={() => import('@/lib/domain/admin/sign-in.input').then((rules) => rules.newPasswordInput)} defaultValues={{ userId, secret, password: '' }} action={setNewPassword} onDone={() => router.replace('/sign-in?notice=password-set')} submitLabel="Set password">
      <FormField name="password" label="New password" hint="12 characters or more. Every device that is signed in will be signed out."><Input type="password" autoComplete="new-password" /></FormField>
    </ActionForm>
  )
}
