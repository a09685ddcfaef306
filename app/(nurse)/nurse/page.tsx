import type { Metadata } from 'next'
import { NurseDayView } from '@/components/visits/nurse-day-view'
import { PageBody } from '@/components/shell/page-body'
import { PageTop } from '@/components/shell/page-top'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { formatDayWithWeekday } from '@/lib/format/dates'
import { getNurseDay } from '@/lib/queries/visits/get-nurse-day'
import { RefreshOnSignal } from '@/lib/realtime/refresh-on-signal'
import { openPage } from '@/lib/session/context'

export const metadata: Metadata = { title: 'Today' }

export default async function NurseDayPage() {
  const context = await openPage('vitals:record')
  const day = await getNurseDay(context)
  return (
    <>
      <RefreshOnSignal kinds={['appointment.changed', 'vitals.recorded', 'task.changed', 'encounter.changed']} />
      <PageTop crumbs={[{ label: 'Today' }]} />
      <PageBody>
        <PageHeader title={formatDayWithWeekday(day.on)} actions={<><ButtonLink href="/nurse/patients" icon="search">Find patient</ButtonLink><ButtonLink href="/nurse/patients/new" icon="plus" className="max-tablet:hidden">Register patient</ButtonLink></>} />
        <NurseDayView day={day} at={context.now().toISOString()} zone={context.organisation.timeZone} />
      </PageBody>
    </>
  )
}
