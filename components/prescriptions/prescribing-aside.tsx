import { PrescriptionLine } from '@/components/clinical/prescription-line'
import { ResultFlag } from '@/components/clinical/result-flag'
import type { LabResult } from '@/lib/domain/lab/order.schema'
import type { HomeMedication } from '@/lib/domain/patients/patient.schema'
import { frequencyOf } from '@/lib/domain/prescriptions/frequency.table'
import type { PrescriptionItem } from '@/lib/domain/prescriptions/prescription.schema'
import { findVital } from '@/lib/domain/vitals/vital.limits'
import { formatShortDay } from '@/lib/format/dates'
import { dayOfInstant } from '@/lib/format/instants'
import { formatResultNumber } from '@/lib/format/results'
import { displayUnit } from '@/lib/format/units'

type PrescribingAsideProps = { current: readonly PrescriptionItem[]; home: readonly HomeMedication[]; weight: { value: number; at: string } | null; results: readonly LabResult[]; zone: string }

/** Beside the prescription: what is taken now and the values that decide about doses. */
export function PrescribingAside({ current, home, weight, results, zone }: PrescribingAsideProps) {
  return (
    <div className="grid gap-5 px-4 py-4">
      <section aria-labelledby="current-medicines">
        <h2 id="current-medicines" className="text-dense font-title">Current medicines <span className="font-text text-ink-3 figures">{current.length + home.length}</span></h2>
        {current.length + home.length === 0 ? <p className="mt-1 text-dense text-ink-3">None recorded</p> : (
          <ul className="mt-1 divide-y">
            {current.map((item) => <li key={item.id} className="py-2"><PrescriptionLine size="small" line={{ generic: item.name, form: item.form, strength: item.strength, dose: item.dose.amount, unit: item.dose.unit, route: item.dose.route, frequency: `${frequencyOf(item.dose.frequency)?.says ?? item.dose.frequency}${item.dose.asNeeded ? ', when required' : ''}` }} /></li>)}
            {home.map((medicine) => <li key={medicine.id} className="py-2 text-dense"><b className="font-name">{medicine.name}</b> {[medicine.dose, medicine.frequency].filter(Boolean).join(', ')}<span className="block text-meta text-ink-3">Reported by the {medicine.source === 'patient' ? 'patient' : 'clinic'}</span></li>)}
          </ul>
        )}
      </section>
      <section aria-labelledby="values" className="border-t pt-4">
        <h2 id="values" className="text-dense font-title">Results and measures</h2>
        <dl className="mt-1 divide-y text-dense">
          <Value label="Weight" on={weight ? formatShortDay(dayOfInstant(weight.at, zone)) : null}>{weight ? <><b className="text-value font-name figures">{formatResultNumber(weight.value, findVital('WEIGHT')?.decimals ?? 1)}</b> kg</> : 'Not recorded'}</Value>
          {results.map((result) => (
            <Value key={result.id} label={result.testName.split(',')[0] ?? result.testName} on={formatShortDay(dayOfInstant(result.collectedAt, zone))}>
              {result.flag && result.flag !== 'N' && <ResultFlag flag={result.flag} />} <b className="text-value font-name figures">{formatResultNumber(result.value ?? 0, result.decimals)}</b> <span className="text-meta text-ink-3">{displayUnit(result.unit ?? '')}</span>
            </Value>
          ))}
        </dl>
        {results.length === 0 && <p className="mt-1 text-dense text-ink-3">No kidney, potassium or INR result on file</p>}
      </section>
    </div>
  )
}

function Value({ label, on, children }: { label: string; on: string | null; children: React.ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-3 py-1.5">
      <dt>{label} {on && <span className="text-ink-3 date">{on}</span>}</dt>
      <dd className="flex shrink-0 items-baseline gap-1.5 text-right">{children}</dd>
    </div>
  )
}
