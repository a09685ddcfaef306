import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { responseFor } from '@/lib/domain/vitals/news2'
import { type NewsResponse, sepsisPromptFrom } from '@/lib/domain/vitals/news2-response.table'
import type { NewsSummary, VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { formatDeadline, minutesBetween } from '@/lib/format/durations'
import { formatInstantNear } from '@/lib/format/instants'
import { NewsTotal } from './news-cells'
import { isContinuous } from './is-continuous'
import { vitalName } from './vital-names'
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
  return (
    <Panel title="Vitals" note={`${formatInstantNear(set.takenAt, at, zone)} by ${set.takenByName}`} actions={actions} flush>
      <NewsLine set={set} at={at} zone={zone} />
      <div className="p-3.5"><SetDetail set={set} /></div>
    </Panel>
  )
}

/** What the score asks for; an incomplete one asks when what is there already does. */
function responseOf(news: NewsSummary): NewsResponse | null {
  const sum = Object.values(news.scores).reduce((total, points) => total + points, 0)
  const hasRed = news.redParameters.length > 0
  if (news.total !== null) return responseFor(news.total, hasRed)
  return hasRed || sum >= sepsisPromptFrom ? responseFor(sum, hasRed) : null
}

/** After a day the person has gone home: the old score no longer calls for a set. */
const dayMinutes = 1440

/** What the score is, what it asks for, and when the next set is due. */
function NewsLine({ set, at, zone }: { set: VitalSet; at: string; zone: string }) {
  const { news, nextDueAt } = set
  if (news.state === 'not-applicable') return <p className="border-b px-3.5 py-2 text-dense text-ink-2">NEWS2 is not scored: it is for people of 16 years and over who are not pregnant.</p>
  const response = responseOf(news)
  const minutesLeft = nextDueAt ? minutesBetween(at, nextDueAt) : null
  return (
    <section aria-label="NEWS2" className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-3.5 py-2.5 text-dense">
      {news.total === null ? (
        <p className="flex items-center gap-2 text-body font-title text-warning-text"><Icon name="warning" />NEWS2 incomplete: {news.missing.map(vitalName).join(', ').toLowerCase()} missing</p>
      ) : (
        <p className="flex items-center gap-2"><span className="text-ink-3">NEWS2</span><NewsTotal large total={news.total} band={news.band} /></p>
      )}
      <div className="min-w-40 flex-1">
        {news.redParameters.length > 0 && <p className="font-label text-critical-text">Red score: {news.redParameters.map(vitalName).join(', ').toLowerCase()}</p>}
        {news.total === null && response && <p className="font-label text-warning-text">What is measured so far already asks for help:</p>}
        {response && <p className="text-ink">{response.response}</p>}
        {minutesLeft !== null && isContinuous(set) && minutesLeft > -dayMinutes && <p className="font-label text-critical-text">Next set: continuous monitoring</p>}
        {minutesLeft !== null && !isContinuous(set) && minutesLeft > -dayMinutes && <p className={minutesLeft < 0 ? 'font-label text-critical-text' : 'text-ink-2'}>Next set {formatInstantNear(nextDueAt, at, zone)}, {formatDeadline(minutesLeft)}</p>}
      </div>
    </section>
  )
}
