import type { Metadata } from 'next'
import { RevokeByCodeForm } from '@/components/admin/revoke-by-code-form'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Documents' }

export default async function DocumentsPage() {
  await openPage('document:revoke-by-code')
  return (
    <>
      <PageTop crumbs={[{ label: 'Admin', href: '/admin' }, { label: 'Documents' }]} />
      <PageBody>
        <PageHeader title="Documents" description="A signed paper that should not be trusted any more is taken back here. Doctors take back what they issued in the chart." />
        <Panel title="Take a document back"><RevokeByCodeForm /></Panel>
      </PageBody>
    </>
  )
}
