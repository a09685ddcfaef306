import { NewsScore, type NewsParameter } from '@/components/clinical/news-score'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { newsParameters, responseFor } from '@/lib/domain/vitals/news2'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { findVital } from '@/lib/domain/vitals/vital.limits'
import { formatDeadline, minutesBetween } from '@/lib/format/durations'
import { formatInstantNear } from '@/lib/format/instants'
import { formatResultNumber } from '@/lib/format/results'
import { withUnit } from '@/lib/format/units'
import { consciousnessWords, vitalName } from './vital-names'
import { SetDetail } from './vitals-table'

export type LastVitalsProps = { set: VitalSet | null; at: string; zone: string; recordHref: string; historyHref: string }

/** The newest set with its score and what that asks for. */
export function LastVitals({ set, at, zone, recordHref, historyHref }: LastVitalsProps) {
  const actions = (
    <>
      {set && <ButtonLink size="small" variant="quiet" href={historyHref}>History</ButtonLink>}
      <ButtonLink size="small" variant="primary" icon="activity" href={recordHref}>Record vitals</ButtonLink>
    </>
  )
  if (!set) return <Panel title="Vitals" flush actions={actions}><EmptyState title="No vitals recorded" icon="activity">Nobody has measured anything here yet.</EmptyState></Panel>
  const { news } = set
  const response = news.total === null ? null : responseFor(news.total, news.redParameters.length > 0)
  const minutesLeft = set.nextDueAt ? minutesBetween(at, set.nextDueAt) : null
  return (
    <Panel title="Vitals" note={`${formatInstantNear(set.takenAt, at, zone)} by ${set.takenByName}`} actions={actions} flush>
      {news.state !== 'not-applicable' && (
        <NewsScore
          className="rounded-none border-0 border-b"
          parameters={newsParameters.map((parameter) => parameterOf(set, parameter))}
          total={news.total}
          band={news.total === 0 ? 'none' : news.band}
          response={response ? `${response.response} ${response.frequency}.` : ''}
          missing={news.missing.map(vitalName)}
          nextDueText={minutesLeft === null || set.nextDueAt === null ? undefined : `${formatInstantNear(set.nextDueAt, at, zone)}, ${formatDeadline(minutesLeft)}`}
        />
      )}
      <div className="p-3.5"><SetDetail set={set} /></div>
    </Panel>
  )
}

function parameterOf(set: VitalSet, parameter: (typeof newsParameters)[number]): NewsParameter {
  const score = set.news.scores[parameter]
  return { label: vitalName(parameter), reading: readingOf(set, parameter), score: score === undefined ? null : (Math.min(3, score) as 0 | 1 | 2 | 3) }
}

function readingOf(set: VitalSet, parameter: string): string | null {
  if (parameter === 'ACVPU') return set.consciousness && consciousnessWords[set.consciousness]
  if (parameter === 'O2') return set.onOxygen === null ? null : set.onOxygen ? 'Oxygen' : 'Air'
  const reading = set.readings.find((one) => one.key === parameter)
  return reading ? withUnit(formatResultNumber(reading.value, findVital(parameter)?.decimals ?? 0), reading.unit) : null
}
