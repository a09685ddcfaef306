import type { Metadata } from 'next'
import { AuditFilters } from '@/components/admin/audit-filters'
import { AuditTable } from '@/components/admin/audit-table'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { listAuditEntries } from '@/lib/queries/admin/list-audit-entries'
import { openPage } from '@/lib/session/context'
import { recordView } from '@/lib/session/record-view'

export const metadata: Metadata = { title: 'Audit trail' }

type Search = Partial<Record<'after' | 'what' | 'actor' | 'patient' | 'from' | 'until', string>>

export default async function AuditPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, context] = await Promise.all([searchParams, openPage('audit:read')])
  const question = { after: search.after ?? null, what: search.what ?? '', actorId: search.actor ?? '', patientId: search.patient ?? '', fromDay: search.from ?? '', untilDay: search.until ?? '' }
  const [{ lines, next }] = await Promise.all([listAuditEntries(context, question), recordView(context, { what: 'audit-trail.viewed', purpose: 'operations' })])
  const more = new URLSearchParams(Object.entries({ ...search, after: next ?? '' }).filter(([, value]) => value))
  return (
    <>
      <PageTop crumbs={[{ label: 'Admin', href: '/admin' }, { label: 'Audit trail' }]} />
      <PageBody>
        <PageHeader title="Audit trail" description="Who saw or changed what, when, from where and on which patient. Entries are never edited; each is chained to the one before." />
        <AuditFilters search={search} />
        <AuditTable lines={lines} zone={context.organisation.timeZone} />
        {next && <ButtonLink className="mt-3" href={`/admin/audit?${more.toString()}`}>Older entries</ButtonLink>}
      </PageBody>
    </>
  )
}
