'use client'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { frequencies } from '@/lib/domain/prescriptions/frequency.table'
import { routesToChoose } from '@/lib/domain/prescriptions/medicine-choice'
import { computeQuantity } from '@/lib/domain/prescriptions/quantity'
import { type DraftLine, problemsOf, toCheckLine, withDose } from './draft-line'
import { NumberField } from './number-field'

const often = frequencies.map(({ code, says }) => ({ value: code, label: says }))

/** The parts of one line. Dose in mass and in pieces stay in step; the quantity follows until somebody types it. */
export function LineEditor({ line, onChange, onDone, showProblems }: { line: DraftLine; onChange: (line: DraftLine) => void; onDone: () => void; showProblems: boolean }) {
  const { choice, dose } = line
  const problems = showProblems ? problemsOf(line) : {}
  const checked = toCheckLine(line)
  const computed = checked ? computeQuantity(checked.dose, choice.form) : null
  const change = (changes: Parameters<typeof withDose>[1]) => onChange(withDose(line, changes))
  return (
    <div role="group" aria-label={`Edit ${choice.name}`} className="grid gap-3 border-t bg-sunken px-3.5 py-3">
      <div className="grid grid-cols-2 gap-3 tablet:grid-cols-4">
        <NumberField label="Dose" suffix={choice.perPiece?.unit ?? choice.piece} value={dose.amount} onChange={(amount) => change({ amount })} error={problems.amount} />
        {choice.perPiece && <NumberField label={`${choice.pieces.charAt(0).toUpperCase()}${choice.pieces.slice(1)} per dose`} value={dose.formUnits} onChange={(formUnits) => change({ formUnits })} error={problems.formUnits} />}
        <Field label="Route" error={problems.route}><Select options={routesToChoose(choice.routes).map((route) => ({ value: route, label: route }))} value={dose.route} onChange={(event) => change({ route: event.target.value })} /></Field>
        <Field label="How often" error={problems.frequency}><Select placeholder="Choose" options={often} value={dose.frequency} onChange={(event) => change({ frequency: event.target.value })} /></Field>
        <NumberField label="For how many days" optional isWhole value={dose.durationDays} onChange={(durationDays) => change({ durationDays })} error={problems.durationDays} />
        <NumberField label="Quantity to supply" suffix={choice.pieces} isWhole value={line.quantity} onChange={(quantity) => onChange({ ...line, quantity, isQuantityOwn: quantity !== null })} error={problems.quantity} />
        <NumberField label="Refills" isWhole value={line.refills} onChange={(refills) => onChange({ ...line, refills })} error={problems.refills} />
        <Field label="For what" optional error={problems.indication}><Input maxLength={160} value={line.indication} onChange={(event) => onChange({ ...line, indication: event.target.value })} /></Field>
      </div>
      {computed && <p className="text-meta text-ink-3">{computed.quantity === line.quantity ? `Quantity computed: ${computed.how}.` : `The course takes ${computed.quantity} ${computed.unit} (${computed.how}).`}</p>}
      <Checkbox label="When required" checked={dose.asNeeded} onCheckedChange={(state) => change({ asNeeded: state === true })} />
      {dose.asNeeded && (
        <div className="grid gap-3 tablet:grid-cols-2">
          <Field label="When required for" optional><Input maxLength={120} value={dose.asNeededFor ?? ''} onChange={(event) => change({ asNeededFor: event.target.value || null })} /></Field>
          <NumberField label="At most" suffix="doses in 24 hours" value={dose.maxPerDay} onChange={(maxPerDay) => change({ maxPerDay })} error={problems.maxPerDay} />
        </div>
      )}
      <Field label="Extra instruction for the patient" optional error={problems.extra}><Input maxLength={200} value={dose.extra} onChange={(event) => change({ extra: event.target.value })} /></Field>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Checkbox label="Another brand may be supplied" checked={line.isSubstitutionAllowed} onCheckedChange={(state) => onChange({ ...line, isSubstitutionAllowed: state === true })} />
        <Button onClick={onDone}>Done<span className="sr-only"> with {choice.name}</span></Button>
      </div>
    </div>
  )
}
