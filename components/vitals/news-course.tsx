import { cn } from '@/components/ui/cn'
import { Panel } from '@/components/ui/panel'
import { newsParameters } from '@/lib/domain/vitals/news2'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { formatShortDay } from '@/lib/format/dates'
import { dayOfInstant, formatTime } from '@/lib/format/instants'
import { NewsDigit, NewsTotal } from './news-cells'
import { vitalName } from './vital-names'

const columns = 10
/** A phone shows the newest of them: the older ones would push those out of sight. */
const columnsOnPhone = 3

/** NEWS2 over the last sets, oldest at the left: one digit per parameter, the total below. */
export function NewsCourse({ sets, zone }: { sets: readonly VitalSet[]; zone: string }) {
  const shown = sets.filter((set) => set.news.state !== 'not-applicable').slice(0, columns).toReversed()
  if (shown.length === 0) return null
  const phone = (index: number) => index < shown.length - columnsOnPhone && 'max-tablet:hidden'
  return (
    <Panel title="NEWS2 course" note={courseWords(shown)} flush footer={<span className="text-meta">Layout is our own. National Early Warning Score 2, © Royal College of Physicians 2017</span>}>
      <div role="region" aria-label="NEWS2 scores" tabIndex={0} className="overflow-x-auto">
        <table className="w-full border-collapse text-dense">
          <caption className="sr-only">NEWS2 scores by set</caption>
          <thead>
            <tr>
              <th scope="col" className="sticky left-0 bg-sunken px-3.5 py-1.5 text-left text-meta font-nav text-ink-2">Parameter</th>
              {shown.map((set, index) => (
                <th key={set.id} scope="col" className={cn('bg-sunken px-1.5 py-1.5 text-center text-meta font-nav text-ink-2 date', phone(index))}>
                  {formatShortDay(dayOfInstant(set.takenAt, zone))}<span className="block font-text figures">{formatTime(set.takenAt, zone)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {newsParameters.map((parameter) => (
              <tr key={parameter} className="border-t">
                <th scope="row" className="sticky left-0 bg-surface px-3.5 py-1 text-left font-text text-ink-2">{vitalName(parameter)}</th>
                {shown.map((set, index) => <td key={set.id} className={cn('px-1.5 py-1 text-center', phone(index))}><NewsDigit score={set.news.scores[parameter] ?? null} /></td>)}
              </tr>
            ))}
            <tr className="border-t">
              <th scope="row" className="sticky left-0 bg-surface px-3.5 py-2 text-left font-title">Total</th>
              {shown.map((set, index) => <td key={set.id} className={cn('px-1.5 py-2 text-center whitespace-nowrap', phone(index))}>{set.news.total === null ? <span className="text-meta text-ink-3">Incomplete</span> : <NewsTotal total={set.news.total} band={set.news.band} />}</td>)}
            </tr>
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

/** "Rising from 2 to 6": the question the chart is looked at for. */
function courseWords(oldestFirst: readonly VitalSet[]): string | undefined {
  const totals = oldestFirst.flatMap((set) => (set.news.total === null ? [] : [set.news.total]))
  const [before, last] = totals.slice(-2)
  if (before === undefined || last === undefined) return undefined
  if (last === before) return `Unchanged at ${last}`
  return last > before ? `Rising from ${before} to ${last}` : `Falling from ${before} to ${last}`
}
