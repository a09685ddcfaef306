import type { Metadata } from 'next'
import { pageFrom, type Place } from '@/app/page-from'
import { AuditFilters } from '@/components/admin/audit-filters'
import { AuditTable } from '@/components/admin/audit-table'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PlaceLost } from '@/components/shell/place-lost'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { listAuditEntries } from '@/lib/queries/admin/list-audit-entries'
import { openPage } from '@/lib/session/context'
import { recordView } from '@/lib/session/record-view'

export const metadata: Metadata = { title: 'Audit trail' }

type Asked = Partial<Record<'after' | 'what' | 'actor' | 'patient' | 'from' | 'until', Place>>

export default async function AuditPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const [asked, context] = await Promise.all([searchParams, openPage('audit:read')])
  const search = filtersIn(asked)
  const question = { what: search.what ?? '', actorId: search.actor ?? '', patientId: search.patient ?? '', fromDay: search.from ?? '', untilDay: search.until ?? '' }
  const [{ page: { lines, next }, isRestarted }] = await Promise.all([pageFrom(asked.after, (after) => listAuditEntries(context, { ...question, after })), recordView(context, { what: 'audit-trail.viewed', purpose: 'operations' })])
  const more = new URLSearchParams(Object.entries({ ...search, after: next ?? '' }).filter((pair): pair is [string, string] => Boolean(pair[1])))
  return (
    <>
      <PageTop crumbs={[{ label: 'Admin', href: '/admin' }, { label: 'Audit trail' }]} />
      <PageBody>
        <PageHeader title="Audit trail" description="Who saw or changed what, when, from where and on which patient. Entries are never edited; each is chained to the one before." />
        <AuditFilters search={search} />
        <PlaceLost isShown={isRestarted} />
        <AuditTable lines={lines} zone={context.organisation.timeZone} />
        {next && <ButtonLink className="mt-3" href={`/admin/audit?${more.toString()}`}>Older entries</ButtonLink>}
      </PageBody>
    </>
  )
}

type Filters = Partial<Record<'what' | 'actor' | 'patient' | 'from' | 'until', string>>

/** The filters of an address. What is no filter (a day that is none, the same one twice) is left out, as if it had not been chosen. */
function filtersIn({ what, actor, patient, from, until }: Asked): Filters {
  const text = (value: Place) => (typeof value === 'string' && value.length <= 80 ? value : undefined)
  const day = (value: Place) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined)
  return { what: text(what), actor: text(actor), patient: text(patient), from: day(from), until: day(until) }
}
