'use client'
import { useState, useTransition, type FormEvent } from 'react'
import { refusalWords } from '@/components/forms/refusal-words'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { resumeSession } from './session-api'

export type SignedInPerson = { email: string; userId: string; actingAs: string }

/** The password of whoever was signed in here. Somebody else starts from the sign-in page, where nothing of this page is left. */
export function ResumeForm({ person, onResumed }: { person: SignedInPerson; onResumed: () => Promise<void> }) {
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, start] = useTransition()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password === '') return setProblem('Enter your password')
    start(async () => {
      setProblem(null)
      try {
        const answer = await resumeSession({ ...person, password })
        if (answer.ok) return await onResumed()
        const words = await refusalWords(answer)
        setProblem(`${words.says} ${words.next}`)
      } catch {
        setProblem('The clinic cannot be reached. Check the connection and try again.')
      }
    })
  }
  return (
    <form onSubmit={submit} noValidate className="mt-4 grid gap-4">
      <Field label="E-mail address"><Input type="email" autoComplete="username" readOnly value={person.email} /></Field>
      <Field label="Password" error={problem}>
        <Input type="password" autoComplete="current-password" autoFocus value={password} onChange={(event) => setPassword(event.target.value)} />
      </Field>
      <footer className="flex flex-wrap items-center justify-between gap-3">
        <a href="/sign-in" className="inline-flex min-h-6 items-center text-brand-text underline underline-offset-3 touch:min-h-11">I am somebody else</a>
        <Button type="submit" variant="primary" busy={isPending ? 'Signing in' : null}>Sign in and go on</Button>
      </footer>
    </form>
  )
}
