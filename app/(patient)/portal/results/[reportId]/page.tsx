import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { OwnReport } from '@/components/portal/own-report'
import { portalSignals } from '@/components/portal/portal-signals'
import { isRefusal } from '@/lib/errors/is-refusal'
import { getOwnReport } from '@/lib/queries/lab/get-own-report'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'
import { recordView } from '@/lib/session/record-view'

export const metadata: Metadata = { title: 'Your result' }

export default async function OwnResultPage({ params }: { params: Promise<{ reportId: string }> }) {
  const [{ reportId }, context] = await Promise.all([params, openPage('own-record:read')])
  const view = await getOwnReport(context, reportId).catch((error) => (isRefusal(error, 'record.not-found') ? notFound() : Promise.reject(error)))
  await recordView(context, { what: 'lab-report.viewed', patientId: view.report.patientId, subjectTable: 'lab_reports', subjectId: reportId })
  return (
    <>
      <RefreshOnSignal kinds={portalSignals} />
      <OwnReport view={view} zone={context.organisation.timeZone} />
    </>
  )
}
