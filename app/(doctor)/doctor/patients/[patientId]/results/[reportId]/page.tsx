import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { openChart } from '@/app/(doctor)/open-chart'
import { RestrictedPage } from '@/app/(doctor)/restricted-page'
import { ChartFrame } from '@/components/patients/chart-frame'
import { ReportView } from '@/components/visits/report-view'
import { getReportToRead } from '@/lib/queries/patients/get-report-to-read'

export const metadata: Metadata = { title: 'Report' }

const signals = ['lab-report.issued', 'lab-report.acknowledged', 'critical-call.opened', 'critical-call.changed', 'document.ready', 'document.revoked']

export default async function ReportPage({ params }: { params: Promise<{ patientId: string; reportId: string }> }) {
  const { patientId, reportId } = await params
  const chart = await openChart({
    permission: 'lab-report:acknowledge', patientId, what: 'lab-report.viewed',
    read: async (context) => {
      const report = await context.data.labReports.find(reportId)
      return report?.patientId === patientId ? getReportToRead(context, report) : null
    },
  })
  if (!chart) return <RestrictedPage area="/doctor" patientId={patientId} />
  const { patient, allergies, view, at, zone } = chart
  if (!view) notFound()
  return (
    <ChartFrame area="/doctor" patient={patient} allergies={allergies} at={at} zone={zone} current={null} title={view.report.title} signals={signals}>
      <ReportView view={view} patient={patient} at={at} zone={zone} />
    </ChartFrame>
  )
}
