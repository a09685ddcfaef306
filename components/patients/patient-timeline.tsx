'use client'
import Link from 'next/link'
import { useState } from 'react'
import { ReportFlags } from '@/components/clinical/report-flags'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { NewsTotal } from '@/components/vitals/news-cells'
import { formatDayWithWeekday } from '@/lib/format/dates'
import { formatTime } from '@/lib/format/instants'
import type { TimelineDay, TimelineEvent, TimelineKind } from './timeline-groups'

const kinds: { value: TimelineKind | 'all'; label: string }[] = [
  { value: 'all', label: 'Everything' }, { value: 'visit', label: 'Visits' }, { value: 'note', label: 'Notes' }, { value: 'vitals', label: 'Vitals' }, { value: 'diagnosis', label: 'Diagnoses' }, { value: 'report', label: 'Results' }, { value: 'medicine', label: 'Medicines' },
]

/** The person's story, newest first, one line each, by day. */
export function PatientTimeline({ days, zone }: { days: readonly TimelineDay[]; zone: string }) {
  const [kind, setKind] = useState<TimelineKind | 'all'>('all')
  const shown = days.map(({ day, events }) => ({ day, events: kind === 'all' ? events : events.filter((event) => event.kind === kind) })).filter(({ events }) => events.length > 0)
  return (
    <Panel title="Timeline" flush actions={<Select aria-label="Show" options={kinds} value={kind} onChange={(event) => setKind(event.target.value as TimelineKind | 'all')} className="w-36" />}>
      {shown.length === 0 ? <EmptyState title={days.length === 0 ? 'Nothing recorded yet' : 'None of these'} icon="clock">{days.length === 0 ? 'Visits, vitals, results and medicines appear here as they happen.' : 'Choose Everything to see the rest.'}</EmptyState> : (
        shown.map(({ day, events }) => (
          <section key={day} aria-label={formatDayWithWeekday(day)}>
            <h3 className="border-t bg-sunken px-3.5 py-1.5 text-meta font-nav text-ink-2 date">{formatDayWithWeekday(day)}</h3>
            <ol className="divide-y">{events.map((event) => <Entry key={event.id} event={event} zone={zone} />)}</ol>
          </section>
        ))
      )}
    </Panel>
  )
}

function Entry({ event, zone }: { event: TimelineEvent; zone: string }) {
  const news = event.vitals?.news
  return (
    <li className="grid grid-cols-[2.75rem_1.25rem_minmax(0,1fr)_auto] items-start gap-x-2.5 px-3.5 py-2 text-dense">
      <time dateTime={event.at} className="text-ink-3 figures">{formatTime(event.at, zone)}</time>
      <Icon name={event.icon} className="mt-px text-ink-3" />
      <span className="min-w-0">
        {event.href ? <Link href={event.href} className="font-label text-ink hover:underline">{event.title}</Link> : <span className="font-label text-ink">{event.title}</span>}
        {event.detail && <span className="line-clamp-2 text-meta text-ink-3">{event.detail}</span>}
      </span>
      <span>
        {event.report?.worstFlag && <ReportFlags report={event.report} className="justify-end" />}
        {news && news.total !== null && <NewsTotal total={news.total} band={news.band} />}
      </span>
    </li>
  )
}
