import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Disclosure } from '@/components/ui/disclosure'
import { Panel } from '@/components/ui/panel'
import { notDoneReasons, type NotDoneReason } from '@/lib/domain/vitals/not-done.table'
import { findVital } from '@/lib/domain/vitals/vital.limits'
import type { VitalReading, VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { formatInstant } from '@/lib/format/instants'
import { formatResultNumber } from '@/lib/format/results'
import { withUnit } from '@/lib/format/units'
import { NewsDigit, NewsTotal } from './news-cells'
import { MarkInErrorDialog } from './mark-in-error-dialog'
import { consciousnessWords, vitalName } from './vital-names'
import { withdrawalWords } from './withdrawal-words'

const order = ['RR', 'SPO2', 'SBP', 'DBP', 'HR', 'TEMP', 'O2FLOW', 'FIO2', 'PAIN', 'GCS', 'CBG', 'WEIGHT', 'HEIGHT', 'BMI', 'HC']
const flagWords: Record<VitalReading['flag'], string> = { 'in-range': 'In range', low: '▼ Low', high: '▲ High', unlikely: 'Unlikely', unknown: 'No limits for this age' }

const flagStyles: Record<VitalReading['flag'], string> = { 'in-range': 'sr-only', low: 'text-meta text-low-text', high: 'text-meta text-high-text', unlikely: 'text-meta text-warning-text', unknown: 'text-meta text-ink-3' }

/** Height, weight and pain are judged by nobody: there is nothing to say about their range. */
const hasLimits = (key: string): boolean => {
  const vital = findVital(key)
  return vital !== null && (vital.softLow !== null || vital.softHigh !== null)
}

/** Every set with every value, its flag in words and who measured. One that was marked as wrong is struck through and shows no score. */
export function VitalsTable({ sets, zone, mayMark }: { sets: readonly VitalSet[]; zone: string; mayMark: boolean }) {
  return (
    <Panel title="All sets" note={`${sets.length}`} flush>
      <ul aria-label="Sets of vitals" className="divide-y">
        {sets.map((set, index) => (
          <li key={set.id} className="px-3.5 py-2">
            <Disclosure open={index === 0} summary={<SetSummary set={set} zone={zone} />}>
              {set.status === 'entered-in-error' ? <Withdrawn set={set} zone={zone} /> : <SetDetail set={set} />}
              {mayMark && set.status === 'final' && <div className="mt-2 flex justify-end"><MarkInErrorDialog patientId={set.patientId} vitalSetId={set.id} takenAt={formatInstant(set.takenAt, zone)} /></div>}
            </Disclosure>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function SetSummary({ set, zone }: { set: VitalSet; zone: string }) {
  const isWrong = set.status === 'entered-in-error'
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink">
      {isWrong ? <s>{formatInstant(set.takenAt, zone)}</s> : formatInstant(set.takenAt, zone)}
      {isWrong ? <Badge tone="warning">Entered in error</Badge> : set.news.total !== null && <NewsTotal total={set.news.total} band={set.news.band} />}
      <span className="font-text text-ink-3">{set.takenByName}</span>
    </span>
  )
}

function Withdrawn({ set, zone }: { set: VitalSet; zone: string }) {
  return (
    <div className="grid gap-2">
      <p className="text-dense text-ink">{withdrawalWords(set.withdrawal)}{set.withdrawal && `. Marked by ${set.withdrawal.byName}, ${formatInstant(set.withdrawal.at, zone)}`}. It counts for no score and no chart.</p>
      <del className="block text-ink-3"><SetDetail set={{ ...set, news: { ...set.news, scores: {} } }} /></del>
    </div>
  )
}

/** The values of one set. */
export function SetDetail({ set }: { set: VitalSet }) {
  const readings = order.flatMap((key) => set.readings.filter((reading) => reading.key === key))
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-4 gap-y-2 text-dense">
      {readings.map((reading) => (
        <Fact key={reading.key} term={vitalName(reading.key)} score={set.news.scores[reading.key]}><ReadingText reading={reading} /></Fact>
      ))}
      {set.consciousness && <Fact term={vitalName('ACVPU')} score={set.news.scores.ACVPU}>{consciousnessWords[set.consciousness]}</Fact>}
      {set.onOxygen !== null && <Fact term={vitalName('O2')} score={set.news.scores.O2}>{set.onOxygen ? 'Oxygen' : 'Air'}</Fact>}
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
      <span className={flagStyles[reading.flag]}>{hasLimits(reading.key) && flagWords[reading.flag]}</span>
      {reading.confirmedUnlikely && <span className="text-meta text-ink-3"> confirmed</span>}
    </>
  )
}

/** A value with the digit it scores, when it counts for NEWS2. */
function Fact({ term, score, children }: { term: string; score?: number; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-meta text-ink-3">{term}</dt>
      <dd className="flex items-center gap-2 text-ink">
        <span>{children}</span>
        {score !== undefined && <><span className="sr-only">scores</span><NewsDigit size="row" score={score} /></>}
      </dd>
    </div>
  )
}
