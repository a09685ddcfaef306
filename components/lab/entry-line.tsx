'use client'
import { ResultFlag } from '@/components/clinical/result-flag'
import { Checkbox } from '@/components/ui/checkbox'
import { FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { formatResultNumber } from '@/lib/format/results'
import { displayUnit } from '@/lib/format/units'
import { type EntryDraft, type EntryRow, judgeDraft } from './entry-draft'

type EntryLineProps = { row: EntryRow; draft: EntryDraft; error?: string; onChange: (part: Partial<EntryDraft>) => void }

/** One test of the panel: previous value, the value, its unit, its flag and range, and the confirmation a critical value asks for. */
export function EntryLine({ row, draft, error, onChange }: EntryLineProps) {
  const judged = judgeDraft(row, draft)
  const id = `value-${row.resultId}`
  return (
    <div className={`grid gap-2 px-3.5 py-2 ${judged.isCritical ? 'bg-critical-tint' : ''}`}>
      <div className="grid items-center gap-x-3 gap-y-1.5 tablet:grid-cols-[minmax(8rem,1.4fr)_6.5rem_7.5rem_minmax(6rem,10rem)_minmax(7rem,1fr)] desktop:grid-cols-[minmax(10rem,1.4fr)_7rem_8rem_10rem_minmax(8rem,1fr)]">
        <div>
          <label htmlFor={id} className="text-dense font-label">{row.testName}</label>
          {row.previous && <p className="text-meta text-ink-3">Before: {formatResultNumber(row.previous.value, row.previous.decimals)} {displayUnit(row.previous.unit)}</p>}
        </div>
        <Input id={id} inputMode="decimal" autoComplete="off" className="text-right figures" value={draft.typed} aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined} onChange={(event) => onChange({ typed: event.target.value })} />
        {row.units.length > 1 ? <Select aria-label={`Unit of ${row.testName}`} options={row.units} value={draft.unit} onChange={(event) => onChange({ unit: event.target.value })} /> : <span className="text-dense text-ink-2">{row.units[0]!.label}</span>}
        <span aria-live="polite">{judged.flag && <ResultFlag flag={judged.flag} />}</span>
        <span className="text-meta text-ink-2">{judged.rangeText ?? 'No range for this age and sex'}</span>
      </div>
      {row.returnReason && <p className="text-dense text-warning-text">Returned: {row.returnReason}</p>}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {judged.isBeyond && <p className="text-dense text-warning-text">Beyond what the method measures. Type &lt; or &gt; with the limit.</p>}
      {judged.isCritical && (
        <div className="grid gap-1">
          <Checkbox label="Confirm critical value" hint="I looked at the specimen and the value again. Saving opens the call to the ordering doctor." checked={draft.isCriticalConfirmed} onCheckedChange={(isOn) => onChange({ isCriticalConfirmed: isOn === true })} />
          {judged.conditions.map((condition) => <p key={condition} className="text-meta text-ink-2">{condition}</p>)}
        </div>
      )}
    </div>
  )
}
