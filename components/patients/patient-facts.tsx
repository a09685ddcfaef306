import { CheckInButton } from '@/components/appointments/check-in-button'
import { ButtonLink } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { Panel } from '@/components/ui/panel'
import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import type { Diagnosis } from '@/lib/domain/diagnoses/diagnosis.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { Encounter } from '@/lib/domain/visits/visit.schema'
import { notRecorded } from '@/lib/format/dates'
import { formatInstantNear } from '@/lib/format/instants'

export type PatientFactsProps = { patient: Patient; appointments: readonly Appointment[]; encounters: readonly Encounter[]; diagnoses: readonly Diagnosis[]; at: string; zone: string }

/** Who to call, what is planned, what is known: beside the vitals. */
export function PatientFacts({ patient, appointments, encounters, diagnoses, at, zone }: PatientFactsProps) {
  const next = appointments[0]
  const active = diagnoses.filter((diagnosis) => diagnosis.status === 'active')
  const contact = patient.emergencyContact
  return (
    <>
      <Panel title="Visit" actions={<ButtonLink size="small" variant="quiet" icon="calendar" href={`/nurse/patients/${patient.id}/appointments/new`}>Book appointment</ButtonLink>}>
        <DescriptionList
          layout="rows"
          items={[
            { term: 'Next appointment', value: next ? `${formatInstantNear(next.startAt, at, zone)}, ${next.practitionerName}` : 'None planned' },
            { term: 'Last visit', value: encounters[0]?.startedAt ? `${formatInstantNear(encounters[0].startedAt, at, zone)}, ${encounters[0].practitionerName}` : 'None here yet' },
          ]}
        />
        {next?.status === 'booked' && <div className="mt-2"><CheckInButton appointmentId={next.id} name={next.patientName} /></div>}
      </Panel>
      <Panel title="Diagnoses" note={active.length > 0 ? `${active.length} active` : undefined}>
        {active.length === 0 ? <p className="text-dense text-ink-3">None recorded</p> : (
          <ul aria-label="Active diagnoses" className="grid gap-1 text-dense text-ink">
            {active.map((diagnosis) => <li key={diagnosis.id}><span className="identifier text-ink-3">{diagnosis.code}</span> {diagnosis.title}</li>)}
          </ul>
        )}
      </Panel>
      <Panel title="Contact">
        <DescriptionList
          layout="rows"
          items={[
            { term: 'Phone', value: patient.phone ? <a href={`tel:${patient.phone}`} className="text-brand-text underline underline-offset-3">{patient.phone}</a> : notRecorded },
            { term: 'Emergency contact', value: contact ? `${contact.name} (${contact.relationship}), ${contact.phone}` : notRecorded },
          ]}
        />
      </Panel>
    </>
  )
}
