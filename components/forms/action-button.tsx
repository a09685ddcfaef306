'use client'
import { unstable_rethrow } from 'next/navigation'
import { useState, useTransition, type ReactNode } from 'react'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button, type ButtonProps } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import type { Answer } from '@/lib/errors/answer'
import { refusalWords } from './refusal-words'

export type ActionButtonProps<Value> = Omit<ButtonProps, 'onClick' | 'busy'> & {
  action: () => Promise<Answer<Value>>
  onDone?: (value: Value) => void
  busyLabel?: string
  /** Asks first. The title is the act and object, the description its consequence. */
  confirm?: { title: ReactNode; description: ReactNode; confirmLabel: string; kind?: 'neutral' | 'harm' }
}

/** A button that performs one server action. It says "Saving" until the server answers, and shows a refusal beside itself. */
export function ActionButton<Value>({ action, onDone, busyLabel = 'Saving', confirm, ...button }: ActionButtonProps<Value>) {
  const [isPending, start] = useTransition()
  const [isAsking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  const run = () =>
    start(async () => {
      setRefusal(null)
      try {
        const answer = await action()
        setAsking(false)
        if (answer.ok) return onDone?.(answer.value)
        const words = await refusalWords(answer)
        setRefusal(`${words.says} ${words.next}`.trim())
      } catch (error) {
        unstable_rethrow(error)
        setAsking(false)
        setRefusal('Nothing was saved. Check the connection and try again.')
      }
    })

  const ask = confirm ? () => setAsking(true) : run
  return (
    <span className="inline-flex flex-col items-end">
      <Button {...button} onClick={ask} busy={isPending ? busyLabel : null} />
      <span aria-live="assertive" className="not-empty:mt-1">{refusal && <FieldError>{refusal}</FieldError>}</span>
      {confirm && <AlertDialog open={isAsking} onOpenChange={setAsking} onConfirm={run} busy={isPending ? busyLabel : null} {...confirm} />}
    </span>
  )
}
