import type { FormAnswer } from '@/components/ui/form'
import type { Answer } from '@/lib/errors/answer'
import { wordsFor } from '@/lib/errors/refusals'

/** An action's answer in the words a form shows: what was refused and what to do next, at its field. */
export function asFormAnswer<Value>(answer: Answer<Value>): FormAnswer {
  if (answer.ok) return { ok: true }
  const { says, next } = wordsFor(answer.code, answer.detail)
  return { ok: false, message: `${says} ${next}`, field: answer.detail.field, fields: answer.detail.fields }
}
