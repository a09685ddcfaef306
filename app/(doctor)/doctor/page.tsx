import type { Metadata } from 'next'
import { DoctorDayView } from '@/components/visits/doctor-day-view'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { formatDayWithWeekday } from '@/lib/format/dates'
import { getDoctorDay } from '@/lib/queries/visits/get-doctor-day'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'My day' }

const signals = ['critical-call.opened', 'critical-call.changed', 'lab-report.issued', 'lab-report.acknowledged', 'task.changed', 'appointment.changed', 'encounter.changed']

export default async function DoctorDayPage() {
  const context = await openPage('encounter:start')
  const day = await getDoctorDay(context)
  return (
    <>
      <RefreshOnSignal kinds={signals} />
      <PageTop crumbs={[{ label: 'My day' }]} />
      <PageBody>
        <PageHeader title={formatDayWithWeekday(day.on)} actions={<ButtonLink href="/doctor/patients" icon="search">Find patient</ButtonLink>} />
        <DoctorDayView day={day} at={context.now().toISOString()} zone={context.organisation.timeZone} />
      </PageBody>
    </>
  )
}
