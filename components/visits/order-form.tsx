'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useId, useRef, useState } from 'react'
import { placeLabOrder } from '@/actions/lab/place-lab-order'
import { newClientId } from '@/components/forms/new-client-id'
import { refusalWords } from '@/components/forms/refusal-words'
import { ActionBar } from '@/components/ui/action-bar'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button, ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { unreachedMessage } from '@/components/ui/form-schema'
import { Input } from '@/components/ui/input'
import { whenIdle } from '@/components/ui/lazy-part'
import { Panel } from '@/components/ui/panel'
import { SegmentedControl } from '@/components/ui/segmented-control'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { placeLabOrderInput } from '@/lib/domain/lab/place-lab-order.input'
import type { Urgency } from '@/lib/domain/lab/order.schema'
import type { EarlierTest } from '@/lib/domain/lab/order.duplicates'
import { formatDay } from '@/lib/format/dates'
import { formatNameWithBirth } from '@/lib/format/person-names'
import { OrderBasket } from './order-basket'
import { keysOf, type OrderPanel, type OrderTest } from './order-choice'
import { TestPicker } from './test-picker'

export type OrderFormProps = {
  patient: { id: string; familyName: string; givenName: string; title: string | null; bornOn: string }
  encounterId: string | null
  tests: readonly OrderTest[]
  panels: readonly OrderPanel[]
  diagnoses: readonly { code: string; title: string }[]
  earlier: readonly EarlierTest[]
  at: string
  zone: string
}

/** How often signing was tried, and what the server said last. */
type Problem = { attempt: number; refusal: { message: string; field?: string } | null }
type Rules = typeof placeLabOrderInput
const fetchRules = (): Promise<Rules> => import('@/lib/domain/lab/place-lab-order.input').then((rules) => rules.placeLabOrderInput)
const urgencySegments = [{ value: 'routine', label: 'Routine' }, { value: 'urgent', label: 'Urgent' }, { value: 'stat', label: 'Immediate' }]

/** Chooses tests at the left, says why and how soon at the right, and signs once. */
export function OrderForm({ patient, encounterId, tests, panels, diagnoses, earlier, at, zone }: OrderFormProps) {
  const router = useRouter()
  const base = useId()
  const [id] = useState(newClientId)
  const [codes, setCodes] = useState<readonly string[]>([])
  const [urgency, setUrgency] = useState<Urgency>('routine')
  const [words, setWords] = useState({ statReason: '', indicationCode: diagnoses.length === 1 ? diagnoses[0]!.code : '', instructions: '' })
  const [problem, setProblem] = useState<Problem>({ attempt: 0, refusal: null })
  const [isAsking, setAsking] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const isSending = useRef(false)
  const [rules, setRules] = useState<Rules | null>(null)
  useEffect(() => whenIdle(() => void fetchRules().then(setRules, () => undefined)), [])
  const keys = keysOf(codes, panels)
  const results = `/doctor/patients/${patient.id}/results`
  const input = { id, patientId: patient.id, encounterId, codes: [...codes], urgency, ...words }
  const fieldIds: Record<string, string> = { codes: `${base}-search`, statReason: `${base}-stat`, indicationCode: `${base}-indication`, instructions: `${base}-instructions` }
  const parsed = rules?.safeParse(input)
  // Looked at on signing, then while mending: a field that is right again says nothing more.
  const mistakes = problem.attempt > 0 && parsed && !parsed.success ? parsed.error.issues.map((issue) => ({ message: issue.message, field: String(issue.path[0]) })) : []
  const errors = [...(problem.refusal ? [problem.refusal] : []), ...mistakes].map(({ message, field }) => ({ message, fieldId: fieldIds[field ?? ''] }))
  const errorOf = (field: string) => errors.find((error) => error.fieldId === fieldIds[field])?.message

  const review = async () => {
    const fetched = rules ?? (await fetchRules().catch(() => null))
    if (!fetched) return setProblem((now) => ({ attempt: now.attempt + 1, refusal: { message: unreachedMessage } }))
    setRules(fetched)
    if (fetched.safeParse(input).success) return setAsking(true)
    setProblem((now) => ({ attempt: now.attempt + 1, refusal: null }))
  }
  const send = async () => {
    if (isSending.current) return
    isSending.current = true
    setSaving(true)
    try {
      const answer = await placeLabOrder(input)
      if (answer.ok) return router.push(results)
      const refusal = await refusalWords(answer)
      setProblem((now) => ({ attempt: now.attempt + 1, refusal: { message: `${refusal.says} ${refusal.next}`, field: answer.detail.field } }))
    } catch {
      setProblem((now) => ({ attempt: now.attempt + 1, refusal: { message: 'Nothing was signed. Your choices are still here. Check the connection and try again.' } }))
    } finally {
      isSending.current = false
      setSaving(false)
      setAsking(false)
    }
  }
  return (
    <>
      <div className="grid flex-1 content-start items-start gap-4 px-gutter py-3.5 desktop:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-4">
          <h1 className="text-title font-title tracking-title text-ink">Order tests</h1>
          <ErrorSummary errors={errors} attempt={problem.attempt} />
          <TestPicker searchId={fieldIds.codes!} tests={tests} panels={panels} codes={codes} onChange={setCodes} />
        </div>
        <div className="grid gap-4">
          <OrderBasket codes={codes} tests={tests} panels={panels} earlier={earlier} at={at} zone={zone} onRemove={(code) => setCodes(codes.filter((one) => one !== code))} />
          <Panel title="Details">
            <div className="grid gap-4">
              <Field label="Indication" hint={diagnoses.length === 0 ? 'No active diagnosis: add one in the visit first' : 'The diagnosis the tests are for'} error={errorOf('indicationCode')} id={fieldIds.indicationCode}>
                <Select placeholder="Choose a diagnosis" options={diagnoses.map(({ code, title }) => ({ value: code, label: `${code} ${title}` }))} value={words.indicationCode} onChange={(event) => setWords({ ...words, indicationCode: event.target.value })} />
              </Field>
              <div className="grid gap-1.5">
                <span className="text-dense font-label text-ink">How soon</span>
                <SegmentedControl label="How soon" segments={urgencySegments} value={urgency} onValueChange={(value) => setUrgency(value as Urgency)} />
              </div>
              {urgency === 'stat' && (
                <Field label="Why can it not wait?" error={errorOf('statReason')} id={fieldIds.statReason}>
                  <Input value={words.statReason} maxLength={200} onChange={(event) => setWords({ ...words, statReason: event.target.value })} />
                </Field>
              )}
              <Field label="Instructions" hint="For whoever collects the specimen" optional id={fieldIds.instructions}>
                <Textarea rows={2} maxLength={1000} value={words.instructions} onChange={(event) => setWords({ ...words, instructions: event.target.value })} />
              </Field>
            </div>
          </Panel>
        </div>
      </div>
      <ActionBar note={keys.length === 0 ? 'Nothing chosen yet' : `${keys.length} ${keys.length === 1 ? 'test' : 'tests'} chosen`}>
        <ButtonLink variant="quiet" href={results}>Cancel</ButtonLink>
        <Button variant="primary" onClick={() => void review()}>Sign order</Button>
      </ActionBar>
      <AlertDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Sign ${keys.length} ${keys.length === 1 ? 'test' : 'tests'} for ${formatNameWithBirth(patient, formatDay(patient.bornOn))}?`}
        description="The laboratory sees the order at once, and the specimens are registered for collection."
        confirmLabel="Sign order"
        onConfirm={() => void send()}
        busy={isSaving ? 'Signing' : null}
      />
    </>
  )
}
