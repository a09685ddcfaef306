'use client'
import { SegmentedControl } from '@/components/ui/segmented-control'
import { RadioGroup } from '@/components/ui/radio-group'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { consciousnessWords, vitalName } from './vital-names'

/** Air or oxygen: nothing is assumed until it is said. */
export function OxygenRow({ value, onChange }: { value: boolean | null; onChange: (value: boolean) => void }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-t px-3.5 py-2">
      <span className="w-40 text-body font-label text-ink">{vitalName('O2')}</span>
      <SegmentedControl label={vitalName('O2')} value={value === null ? '' : value ? 'oxygen' : 'air'} onValueChange={(chosen) => onChange(chosen === 'oxygen')} segments={[{ value: 'air', label: 'Air' }, { value: 'oxygen', label: 'Oxygen' }]} />
      {value === null && <span className="text-meta text-ink-3">Choose one: saturation cannot be scored without it on scale 2</span>}
    </div>
  )
}

const levels = Object.entries(consciousnessWords).map(([value, label]) => ({ value, label }))

/** ACVPU. Long-standing confusion counts as alert; new confusion does not. */
export function ConsciousnessRow({ value, onChange }: { value: VitalSet['consciousness']; onChange: (value: VitalSet['consciousness']) => void }) {
  return (
    <fieldset className="border-t px-3.5 py-2">
      <legend className="float-left mr-3 w-40 text-body font-label text-ink">{vitalName('ACVPU')}</legend>
      <RadioGroup aria-label={vitalName('ACVPU')} orientation="horizontal" options={levels} value={value ?? ''} onValueChange={(chosen) => onChange(chosen as VitalSet['consciousness'])} />
    </fieldset>
  )
}
