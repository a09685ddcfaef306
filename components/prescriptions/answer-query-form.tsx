'use client'
import { useRouter } from 'next/navigation'
import { answerQuery } from '@/actions/prescriptions/answer-query'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Textarea } from '@/components/ui/textarea'

/** The pharmacy's question and the box for the answer. */
export function AnswerQueryForm({ dispenseId, version, question }: { dispenseId: string; version: number; question: string }) {
  const router = useRouter()
  return (
    <section aria-label="Question of the pharmacy" className="rounded-panel border border-warning-line bg-warning-tint px-3.5 py-3">
      <h2 className="text-body font-title">The pharmacy waits for your answer</h2>
      <p className="mt-0.5 text-dense whitespace-pre-line">{question}</p>
      <div className="mt-2">
        <LaterForm schema={() => import('@/lib/domain/prescriptions/prescribe.input').then((rules) => rules.answerQueryInput)} defaultValues={{ dispenseId, version, answer: '' }} action={answerQuery} submitLabel="Send answer" onDone={() => router.refresh()}>
          <LaterField name="answer" label="Your answer"><Textarea rows={2} maxLength={400} /></LaterField>
        </LaterForm>
      </div>
    </section>
  )
}
