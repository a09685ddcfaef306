'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { answerRefill } from '@/actions/pharmacy/answer-refill'
import { LaterField, LaterForm } from '@/components/forms/later-form'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'

export type RefillRow = { id: string; version: number; medicine: string; kind: 'refill' | 'renewal'; status: string; age: string; repeatsLeft: number }

const earlyReasons = [{ value: 'lost', label: 'Lost or damaged' }, { value: 'travel', label: 'Travel' }, { value: 'dose-changed', label: 'Dose changed' }, { value: 'stock-timing', label: 'Timing of stock' }, { value: 'other', label: 'Other' }]

/** Requests of patients, the oldest first. No names: the supply that follows has its own page. */
export function RefillList({ rows }: { rows: readonly RefillRow[] }) {
  return (
    <ul aria-label="Refill requests" className="divide-y rounded-panel border bg-surface">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3.5 py-2.5 text-dense">
          <div className="min-w-48 flex-1"><p className="text-body font-label">{row.medicine}</p><p className="text-ink-3 figures">Asked {row.age} ago, {row.repeatsLeft === 0 ? 'no repeats left' : `${row.repeatsLeft} ${row.repeatsLeft === 1 ? 'repeat' : 'repeats'} left`}</p></div>
          {row.status === 'in-progress' ? <Badge tone="pending">With the prescriber</Badge> : <Badge tone={row.kind === 'refill' ? 'info' : 'warning'}>{row.kind === 'refill' ? 'From repeats' : 'Needs renewal'}</Badge>}
          {row.status !== 'in-progress' && <AnswerDialog key={row.version} row={row} />}
        </li>
      ))}
    </ul>
  )
}

function AnswerDialog({ row }: { row: RefillRow }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const mayRefill = row.repeatsLeft > 0
  const answers = [...(mayRefill ? [{ value: 'accept', label: 'Supply from the repeats' }] : [{ value: 'send-to-prescriber', label: 'Ask the prescriber to renew' }]), { value: 'decline', label: 'Decline', hint: 'Your words are read by the patient' }]
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild><Button>Answer<span className="sr-only"> the request for {row.medicine}</span></Button></DialogTrigger>
      <DialogContent title={`Request for ${row.medicine}`}>
        <LaterForm schema={() => import('@/lib/domain/pharmacy/refill.input').then((rules) => rules.answerRefillInput)} defaultValues={{ requestId: row.id, version: row.version, answer: '' as never, words: '', early: null }} action={answerRefill} submitLabel="Send answer" onDone={() => { setOpen(false); router.refresh() }}>
          <LaterField name="answer" label="Your answer" group>{(field) => <RadioGroup value={field.value} onValueChange={field.onChange} options={answers} />}</LaterField>
          {mayRefill && <LaterField name="early" label="Before its day, because" optional>{(field) => <Select placeholder="It is due" options={earlyReasons} value={field.value ?? ''} onChange={(event) => field.onChange(event.target.value || null)} />}</LaterField>}
          <LaterField name="words" label="In words" optional><Input maxLength={200} /></LaterField>
        </LaterForm>
      </DialogContent>
    </Dialog>
  )
}
