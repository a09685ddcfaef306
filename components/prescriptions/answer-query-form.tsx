'use client'
import { useRouter } from 'next/navigation'
import { answerQuery } from '@/actions/prescriptions/answer-query'
import { ActionForm } from '@/components/forms/action-form'
import { FormField } from '@/components/ui/form-field'
import { Textarea } from '@/components/ui/textarea'

/** The pharmacy's question and the box for the answer. */
export function AnswerQueryForm({ dispenseId, version, question }: { dispenseId: string; version: number; question: string }) {
  const router = useRouter()
  return (
    <section aria-label="Question of the pharmacy" className="rounded-panel border border-warning-line bg-warning-tint px-3.5 py-3">
      <h2 className="text-body font-title">The pharmacy waits for your answer</h2>
      <p className="mt-0.5 text-dense whitespace-pre-line">{question}</p>
      <div className="mt-2">
        <ActionForm schema={() => import('@/lib/domain/prescriptions/prescribe.input').then((rules) => rules.answerQueryInput)} defaultValues={{ dispenseId, version, answer: '' }} action={answerQuery} submitLabel="Send answer" onDone={() => router.refresh()}>
          <FormField name="answer" label="Your answer"><Textarea rows={2} maxLength={400} /></FormField>
        </ActionForm>
      </div>
    </section>
  )
}
