import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackendParts, partOf } from '@/components/admin/backend/backend-parts'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { serverSettings } from '@/lib/config/server-settings'
import { lookInsideBackend } from '@/lib/queries/admin/look-inside-backend'
import { openPage } from '@/lib/session/context'
import { recordView } from '@/lib/session/record-view'

export const metadata: Metadata = { title: 'Backend' }

export default async function BackendPage({ searchParams }: { searchParams: Promise<{ part?: string }> }) {
  const [search, context] = await Promise.all([searchParams, openPage('backend:inspect')])
  if (!serverSettings().BACKEND_STUDIO) notFound()
  const part = partOf(search.part)
  const [studio] = await Promise.all([lookInsideBackend(), recordView(context, { what: 'backend.viewed', purpose: 'operations' })])
  return (
    <>
      <PageTop crumbs={[{ label: 'Admin', href: '/admin' }, { label: 'Backend' }]} />
      <PageBody>
        <PageHeader title="Backend" description="What the storage under the whole installation holds and does, in sizes, counts and ids. No record, mail or name is shown." actions={<ButtonLink href={`/admin/backend?part=${part}`}>Look again</ButtonLink>} />
        {studio ? <BackendParts studio={studio} part={part} zone={context.organisation.timeZone} /> : <EmptyState title="This Appwrite does not show itself">Only the local one does, when it is started with its studio. Look into a real Appwrite with its own console.</EmptyState>}
      </PageBody>
    </>
  )
}
