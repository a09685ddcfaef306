'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { signIn } from '@/actions/session/sign-in'
import { ActionForm } from '@/components/forms/action-form'
import { FormField } from '@/components/ui/form-field'
import { Input } from '@/components/ui/input'
import { tellTabs } from './session-tabs'

/** @param back where somebody was when their session ended */
export function SignInForm({ back }: { back: string | null }) {
  const router = useRouter()
  // Whoever stands here is signed out: the other tabs of this browser cover themselves.
  useEffect(() => tellTabs(null), [])
  return (
    <ActionForm schema={() => import('@/lib/domain/admin/sign-in.input').then((rules) => rules.signInInput)} defaultValues={{ email: '', password: '' }} action={signIn} onDone={({ next }) => router.push(back ?? next)} submitLabel="Sign in" busyLabel="Signing in">
      <FormField name="email" label="E-mail address"><Input type="email" autoComplete="username" /></FormField>
      <FormField name="password" label="Password"><Input type="password" autoComplete="current-password" /></FormField>
      <p className="text-dense"><Link className="text-brand-text underline underline-offset-3" href="/forgot-password">I forgot my password</Link></p>
    </ActionForm>
  )
}
