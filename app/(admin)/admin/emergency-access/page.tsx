import type { Metadata } from 'next'
import { EmergencyAccessList } from '@/components/admin/emergency-access-list'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { PageHeader } from '@/components/ui/page-header'
import { emergencyAccess } from '@/lib/domain/patients/emergency-access.table'
import { listEmergencyAccess } from '@/lib/operations/patients/list-emergency-access'
import { openPage } from '@/lib/session/context'
import { recordView } from '@/lib/session/record-view'

export const metadata: Metadata = { title: 'Emergency access' }

export default async function EmergencyAccessPage() {
  const context = await openPage('emergency-access:review')
  const [lines] = await Promise.all([listEmergencyAccess(context), recordView(context, { what: 'emergency-access.viewed', purpose: 'operations' })])
  return (
    <>
      <PageTop crumbs={[{ label: 'Admin', href: '/admin' }, { label: 'Emergency access' }]} />
      <PageBody>
        <PageHeader title="Emergency access" description={`Restricted records that somebody opened without a care relationship. Each is judged by another person within ${emergencyAccess.reviewedWithinHours} hours.`} />
        <EmergencyAccessList lines={lines} at={context.now().toISOString()} zone={context.organisation.timeZone} />
      </PageBody>
    </>
  )
}
