import type { Metadata } from 'next'
import { OwnRecordView } from '@/components/portal/own-record-view'
import { PageHeader } from '@/components/ui/page-header'
import { getOwnRecord } from '@/lib/queries/patients/get-own-record'
import { openPage } from '@/lib/session/context'
import { recordView } from '@/lib/session/record-view'

export const metadata: Metadata = { title: 'My record' }

export default async function OwnRecordPage() {
  const context = await openPage('own-record:read')
  const [record] = await Promise.all([getOwnRecord(context), recordView(context, { what: 'own-record.viewed', patientId: context.actor.patientId })])
  return (
    <>
      <PageHeader title="My record" description="What your clinic holds about you. Tell them if something is wrong." />
      <OwnRecordView record={record} zone={context.organisation.timeZone} />
    </>
  )
}
