'use client'
import { useId, useState } from 'react'
import { ActionBar } from '@/components/ui/action-bar'
import { Button, ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { NumberPad } from '@/components/ui/number-pad'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { findVital } from '@/lib/domain/vitals/vital.limits'
import { formatInstantNear } from '@/lib/format/instants'
import { formatResultNumber } from '@/lib/format/results'
import { displayUnit } from '@/lib/format/units'
import { NewsPanel } from './news-panel'
import { padUnits, vitalName } from './vital-names'
import { VitalRow } from './vital-row'
import { ConsciousnessRow, OxygenRow } from './vital-choice-rows'
import { useVitalsPad } from './use-vitals-pad'
import { fieldOf, scoreOfPad, verdictOf, withField, withText, type PadScene } from './vitals-pad.state'

export type VitalsPadProps = PadScene & { backHref: string; encounterId?: string | null }

/** A question that opened at once would push what is being pressed away from under the finger. */
const settleMs = 400

/** The pad a nurse takes observations with: every value is judged as it is left, the score stands beside. */
export function VitalsPad(props: VitalsPadProps) {
  const { patient, previous, at, zone, backHref } = props
  const base = useId()
  const scene: PadScene = { patient, previous, at, zone }
  const pad = useVitalsPad(props)
  const { state, setState, problem } = pad
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string | null>(null)
  const idOf = (key: string) => `${base}-${key}`
  const leave = (key: string) => setTimeout(() => setLeft((now) => new Set([...now, key])), settleMs)
  const row = (key: string) => (
    <VitalRow
      key={key}
      id={idOf(key)}
      name={vitalName(key)}
      unit={unitOf(key)}
      previous={previousText(props, key)}
      field={fieldOf(state, key)}
      verdict={verdictOf(state, key, scene)}
      isAsked={left.has(key) || problem.attempt > 0}
      onText={(text) => setState((now) => withText(now, key, text))}
      onField={(change) => setState((now) => withField(now, key, change))}
      onFocus={() => setActive(key)}
      onLeave={() => leave(key)}
    />
  )
  const errors = [...(problem.message ? [{ message: problem.message }] : []), ...pad.open.map(({ key, message }) => ({ message, fieldId: idOf(key) }))]
  const next = active === null ? undefined : pad.keys[pad.keys.indexOf(active) + 1]
  return (
    <>
      <div className="grid flex-1 content-start items-start gap-4 px-gutter py-3.5 desktop:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          {problem.attempt > 0 && <ErrorSummary errors={errors} attempt={problem.attempt} />}
          <Panel title="Observations" note="All seven make the score" flush>
            {row('RR')}
            {row('SPO2')}
            <OxygenRow value={state.onOxygen} onChange={(onOxygen) => setState((now) => ({ ...now, onOxygen }))} />
            {state.onOxygen && ['O2FLOW', 'FIO2'].map(row)}
            {['SBP', 'DBP', 'HR'].map(row)}
            <ConsciousnessRow value={state.consciousness} onChange={(consciousness) => setState((now) => ({ ...now, consciousness }))} />
            {row('TEMP')}
          </Panel>
          <Panel title="Further measurements" note="When needed" flush>
            {pad.further.map(row)}
          </Panel>
          <div className="grid gap-4 tablet:grid-cols-2">
            <Field label="Measured" hint="Older than an hour: say when in the remark">
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
            <div className="max-desktop:hidden">
              <NumberPad label={vitalName(active)} value={fieldOf(state, active).text} onChange={(text) => setState((now) => withText(now, active, text))} allowDecimal={(findVital(active)?.decimals ?? 0) > 0} onNext={() => document.getElementById(idOf(next ?? pad.keys[0]!))?.focus()} />
            </div>
          )}
        </aside>
      </div>
      <ActionBar note={pad.open.length > 0 ? `${pad.open.length} to look at` : 'Checked against limits for this age'}>
        <ButtonLink href={backHref} variant="quiet">Cancel</ButtonLink>
        <Button variant="primary" onClick={() => void pad.save()} busy={pad.isSaving ? 'Saving' : null}>Save vitals</Button>
      </ActionBar>
    </>
  )
}

function previousText({ previous, at, zone }: VitalsPadProps, key: string): string | null {
  const before = previous[key]
  return before ? `${formatResultNumber(before.value, findVital(key)?.decimals ?? 0)}, ${formatInstantNear(before.takenAt, at, zone)}` : null
}

const whenOptions = [{ value: '0', label: 'Now' }, { value: '5', label: '5 min ago' }, { value: '15', label: '15 min ago' }, { value: '30', label: '30 min ago' }, { value: '60', label: '1 hour ago' }]
const unitOf = (key: string) => padUnits[key] ?? displayUnit(findVital(key)?.ucum)
