import type { ReactNode } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import { Panel } from '@/components/ui/panel'
import { notDoneReasons, type NotDoneReason } from '@/lib/domain/vitals/record-vitals.input'
import { findVital } from '@/lib/domain/vitals/vital.limits'
import type { VitalReading, VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { formatInstant } from '@/lib/format/instants'
import { formatResultNumber } from '@/lib/format/results'
import { withUnit } from '@/lib/format/units'
import { NewsTotal } from './news-cells'
import { consciousnessWords, vitalName } from './vital-names'

const order = ['RR', 'SPO2', 'SBP', 'DBP', 'HR', 'TEMP', 'O2FLOW', 'FIO2', 'PAIN', 'GCS', 'CBG', 'WEIGHT', 'HEIGHT', 'BMI', 'HC']
const flagWords: Record<VitalReading['flag'], string> = { 'in-range': '', low: '▼ Low', high: '▲ High', unlikely: 'Unlikely', unknown: 'No limits for this age' }

/** Every set with every value, its flag in words and who measured. */
export function VitalsTable({ sets, zone }: { sets: readonly VitalSet[]; zone: string }) {
  return (
    <Panel title="All sets" note={`${sets.length}`} flush>
      <ul aria-label="Sets of vitals" className="divide-y">
        {sets.map((set, index) => (
          <li key={set.id} className="px-3.5 py-2">
            <Disclosure open={index === 0} summary={<span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink">{formatInstant(set.takenAt, zone)} {set.news.total !== null && <NewsTotal total={set.news.total} band={set.news.band} />}<span className="font-text text-ink-3">{set.takenByName}</span></span>}>
              <SetDetail set={set} />
            </Disclosure>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The values of one set. */
export function SetDetail({ set }: { set: VitalSet }) {
  const readings = order.flatMap((key) => set.readings.filter((reading) => reading.key === key))
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-1.5 text-dense tablet:grid-cols-3 desktop:grid-cols-4">
      {readings.map((reading) => (
        <div key={reading.key} className="min-w-0">
          <dt className="text-meta text-ink-3">{vitalName(reading.key)}</dt>
          <dd className="text-ink"><ReadingText reading={reading} /></dd>
        </div>
      ))}
      {set.consciousness && <Fact term={vitalName('ACVPU')}>{consciousnessWords[set.consciousness]}</Fact>}
      {set.onOxygen !== null && <Fact term={vitalName('O2')}>{set.onOxygen ? 'Oxygen' : 'Air'}</Fact>}
      {set.readings.some((reading) => reading.key === 'SPO2') && <Fact term="Saturation scale">{set.spo2Scale}</Fact>}
      {(set.notDone ?? []).map(({ key, reason }) => <Fact key={key} term={vitalName(key)}>Not done: {notDoneReasons[reason as NotDoneReason]?.toLowerCase() ?? reason}</Fact>)}
      {set.note && <div className="col-span-full"><dt className="text-meta text-ink-3">Remark</dt><dd className="text-ink">{set.note}</dd></div>}
    </dl>
  )
}

/** "36.8 °C ▲ High": value, unit, then the flag in words. */
export function ReadingText({ reading }: { reading: VitalReading }) {
  const isScore = reading.unit === '{score}'
  const value = formatResultNumber(reading.value, findVital(reading.key)?.decimals ?? 0)
  return (
    <>
      <span className="font-label figures">{isScore ? value : withUnit(value, reading.unit)}</span>{' '}
      <span className={reading.flag === 'high' ? 'text-meta text-high-text' : reading.flag === 'low' ? 'text-meta text-low-text' : 'text-meta text-ink-3'}>{flagWords[reading.flag]}</span>
      {reading.confirmedUnlikely && <span className="text-meta text-ink-3"> confirmed</span>}
    </>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-meta text-ink-3">{term}</dt>
      <dd className="text-ink">{children}</dd>
    </div>
  )
}
