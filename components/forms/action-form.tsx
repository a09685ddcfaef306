'use client'
import type { FieldValues } from 'react-hook-form'
import { Form, type FormAnswer, type FormProps } from '@/components/ui/form'
import type { Answer } from '@/lib/errors/answer'
import { refusalWords } from './refusal-words'

export type ActionFormProps<Values extends FieldValues, Output, Value> = Omit<FormProps<Values, Output>, 'onSubmit'> & {
  action: (input: Output) => Promise<Answer<Value>>
  /** After the server said yes: navigate, close, show a toast. */
  onDone?: (value: Value) => void
}

/** A form whose submit is a server action; a refusal is put into words and shown at its field. */
export function ActionForm<Values extends FieldValues, Output, Value>({ action, onDone, ...form }: ActionFormProps<Values, Output, Value>) {
  const send = async (output: Output): Promise<FormAnswer> => {
    const answer = await action(output)
    if (answer.ok) {
      onDone?.(answer.value)
      return { ok: true }
    }
    const words = await refusalWords(answer)
    return { ok: false, message: `${words.says} ${words.next}`.trim(), field: answer.detail.field, fields: answer.detail.fields }
  }
  return <Form {...form} onSubmit={send} />
}
