'use client'
import { useRouter } from 'next/navigation'
import { useId, useRef, useState } from 'react'
import { recordVitals } from '@/actions/vitals/record-vitals'
import { newClientId } from '@/components/forms/new-client-id'
import { ActionBar } from '@/components/ui/action-bar'
import { Button, ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { NumberPad } from '@/components/ui/number-pad'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { useToast } from '@/components/ui/toast'
import { ageInDays } from '@/lib/domain/patients/age'
import { findVital } from '@/lib/domain/vitals/vital.limits'
import { wordsFor } from '@/lib/errors/refusals'
import { formatInstantNear } from '@/lib/format/instants'
import { formatResultNumber } from '@/lib/format/results'
import { displayUnit } from '@/lib/format/units'
import { NewsPanel } from './news-panel'
import { padUnits, vitalName } from './vital-names'
import { VitalRow } from './vital-row'
import { ConsciousnessRow, OxygenRow } from './vital-choice-rows'
import { emptyPad, fieldOf, scoreOfPad, toInput, verdictOf, withField, withText, type PadScene, type PadState } from './vitals-pad.state'

export type VitalsPadProps = PadScene & { zone: string; backHref: string; encounterId?: string | null }

const scored = ['RR', 'SPO2', 'SBP', 'DBP', 'HR', 'TEMP']
const further = ['PAIN', 'GCS', 'CBG', 'WEIGHT', 'HEIGHT']
const infantDays = 1096

/** The pad a nurse takes observations with: every value is judged as it is left, the score stands beside. */
export function VitalsPad({ patient, previous, at, zone, backHref, encounterId = null }: VitalsPadProps) {
  const router = useRouter()
  const showToast = useToast()
  const base = useId()
  const [setId] = useState(newClientId)
  const [state, setState] = useState<PadState>(emptyPad)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string | null>(null)
  const [problem, setProblem] = useState<{ attempt: number; message: string | null }>({ attempt: 0, message: null })
  const [isSaving, setSaving] = useState(false)
  const isSending = useRef(false)
  const scene: PadScene = { patient, previous, at }
  const isInfant = (ageInDays(patient.bornOn, at) ?? infantDays) < infantDays
  const keys = [...scored, ...(state.onOxygen ? ['O2FLOW', 'FIO2'] : []), ...further, ...(isInfant ? ['HC'] : [])]
  const idOf = (key: string) => `${base}-${key}`
  const open = keys.flatMap((key) => {
    const verdict = verdictOf(state, key, scene)
    return verdict.kind === 'fine' || verdict.kind === 'empty' ? [] : [{ key, message: `${vitalName(key)}: ${verdict.says}` }]
  })

  const row = (key: string) => {
    const before = previous[key]
    return (
      <VitalRow
        key={key}
        id={idOf(key)}
        name={vitalName(key)}
        unit={unitOf(key)}
        previous={before ? `${formatResultNumber(before.value, findVital(key)?.decimals ?? 0)}, ${formatInstantNear(before.takenAt, at, zone)}` : null}
        field={fieldOf(state, key)}
        verdict={verdictOf(state, key, scene)}
        isAsked={left.has(key) || problem.attempt > 0}
        onText={(text) => setState((now) => withText(now, key, text))}
        onField={(change) => setState((now) => withField(now, key, change))}
        onFocus={() => setActive(key)}
        onLeave={() => setLeft((now) => new Set([...now, key]))}
      />
    )
  }
  const save = async () => {
    if (isSending.current) return
    if (open.length > 0) return setProblem((now) => ({ attempt: now.attempt + 1, message: null }))
    isSending.current = true
    setSaving(true)
    try {
      const answer = await recordVitals(toInput(state, keys, { id: setId, patientId: patient.id, encounterId, now: new Date() }))
      if (answer.ok) {
        showToast({ title: 'Vitals saved' })
        return router.push(backHref)
      }
      const words = wordsFor(answer.code, answer.detail)
      setProblem((now) => ({ attempt: now.attempt + 1, message: Object.values(answer.detail.fields ?? {})[0] ?? `${words.says} ${words.next}` }))
    } catch {
      setProblem((now) => ({ attempt: now.attempt + 1, message: 'Nothing was saved. Your values are still here. Check the connection and try again.' }))
    } finally {
      isSending.current = false
      setSaving(false)
    }
  }
  const errors = [...(problem.message ? [{ message: problem.message }] : []), ...open.map(({ key, message }) => ({ message, fieldId: idOf(key) }))]
  const next = active === null ? undefined : keys[keys.indexOf(active) + 1]
  return (
    <>
      <div className="grid items-start gap-4 px-gutter py-3.5 desktop:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          {problem.attempt > 0 && errors.length > 0 && <ErrorSummary errors={errors} attempt={problem.attempt} />}
          <Panel title="Observations" note="All seven make the score" flush>
            {row('RR')}
            {row('SPO2')}
            <OxygenRow value={state.onOxygen} onChange={(onOxygen) => setState((now) => ({ ...now, onOxygen }))} />
            {state.onOxygen && row('O2FLOW')}
            {state.onOxygen && row('FIO2')}
            {row('SBP')}
            {row('DBP')}
            {row('HR')}
            <ConsciousnessRow value={state.consciousness} onChange={(consciousness) => setState((now) => ({ ...now, consciousness }))} />
            {row('TEMP')}
          </Panel>
          <Panel title="Further measurements" note="When needed" flush>
            {further.map(row)}
            {isInfant && row('HC')}
          </Panel>
          <div className="grid gap-4 tablet:grid-cols-2">
            <Field label="Measured" hint="Older than an hour: note it on paper and record the time in the remark">
              <Select options={whenOptions} value={String(state.minutesAgo)} onChange={(event) => setState((now) => ({ ...now, minutesAgo: Number(event.target.value) }))} />
            </Field>
            <Field label="Remark" optional>
              <Textarea rows={2} maxLength={1000} value={state.note} onChange={(event) => setState((now) => ({ ...now, note: event.target.value }))} />
            </Field>
          </div>
        </div>
        <aside aria-label="Score" className="grid gap-4 desktop:sticky desktop:top-40">
          <NewsPanel score={scoreOfPad(state, scene)} spo2Scale={patient.spo2Scale} />
          {active && (
            <div className="max-tablet:hidden">
              <NumberPad label={vitalName(active)} value={fieldOf(state, active).text} onChange={(text) => setState((now) => withText(now, active, text))} allowDecimal={(findVital(active)?.decimals ?? 0) > 0} onNext={() => document.getElementById(idOf(next ?? keys[0]!))?.focus()} />
            </div>
          )}
        </aside>
      </div>
      <ActionBar note={open.length > 0 ? `${open.length} to look at` : 'Checked against limits for this age'}>
        <ButtonLink href={backHref} variant="quiet">Cancel</ButtonLink>
        <Button variant="primary" onClick={() => void save()} busy={isSaving ? 'Saving' : null}>Save vitals</Button>
      </ActionBar>
    </>
  )
}

const whenOptions = [{ value: '0', label: 'Now' }, { value: '5', label: '5 min ago' }, { value: '15', label: '15 min ago' }, { value: '30', label: '30 min ago' }, { value: '60', label: '1 hour ago' }]
const unitOf = (key: string) => padUnits[key] ?? displayUnit(findVital(key)?.ucum)
