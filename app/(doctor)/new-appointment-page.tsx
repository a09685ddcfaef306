import { BookingPad } from '@/components/appointments/booking-pad'
import { ChartFrame } from '@/components/patients/chart-frame'
import { PageHeader } from '@/components/ui/page-header'
import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { listBookingClinicians } from '@/lib/queries/appointments/list-booking-clinicians'
import { openChart } from './open-chart'
import { RestrictedPage } from './restricted-page'

/** Books an appointment for somebody. */
export async function NewAppointmentPage({ area, patientId }: { area: '/doctor' | '/nurse'; patientId: string }) {
  const chart = await openChart({ permission: 'appointment:book', patientId, what: 'appointments.viewed', read: listBookingClinicians })
  if (!chart) return <RestrictedPage area={area} patientId={patientId} />
  const { patient, allergies, view, at, zone } = chart
  return (
    <ChartFrame area={area} patient={patient} allergies={allergies} at={at} zone={zone} current={null} title="Book appointment">
      <PageHeader title="Book appointment" />
      <BookingPad patientId={patientId} clinicians={view} today={wallTimeAt(at, zone).day} zone={zone} backHref={`${area}/patients/${patientId}`} />
    </ChartFrame>
  )
}
