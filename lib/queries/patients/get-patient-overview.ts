import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import type { Diagnosis } from '@/lib/domain/diagnoses/diagnosis.schema'
import type { Encounter, Task } from '@/lib/domain/visits/visit.schema'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import type { QueryContext } from '@/lib/queries/query'
import { isWithdrawn } from '@/lib/queries/visits/is-withdrawn'

export type PatientOverview = { lastSet: VitalSet | null; tasks: (Task & { patient: null })[]; appointments: Appointment[]; encounters: Encounter[]; diagnoses: Diagnosis[] }

/** What a nurse wants to know first about one person. Five reads. */
export async function getPatientOverview({ data, now }: Pick<QueryContext, 'data' | 'now'>, patientId: string): Promise<PatientOverview> {
  const dayAgo = new Date(now().getTime() - 86_400_000).toISOString()
  const [sets, tasks, appointments, encounters, diagnoses] = await Promise.all([
    data.vitalSets.list({ where: { patientId }, orderBy: ['takenAt', 'desc'], limit: 5 }),
    data.tasks.list({ where: { patientId, status: ['requested', 'received', 'accepted', 'in-progress'] }, limit: 25 }),
    data.appointments.list({ where: { patientId, startAt: { from: dayAgo } }, orderBy: ['startAt', 'asc'], limit: 10 }),
    data.encounters.list({ where: { patientId }, orderBy: ['startedAt', 'desc'], limit: 10 }),
    data.diagnoses.list({ where: { patientId }, orderBy: ['recordedAt', 'desc'], limit: 30 }),
  ])
  return {
    lastSet: sets.items.find((set) => !isWithdrawn(set)) ?? null,
    tasks: tasks.items.map((task) => ({ ...task, patient: null })),
    appointments: appointments.items.filter((appointment) => !['cancelled', 'entered-in-error'].includes(appointment.status)),
    encounters: encounters.items.filter((encounter) => !isWithdrawn(encounter)),
    diagnoses: diagnoses.items.filter((diagnosis) => !isWithdrawn(diagnosis)),
  }
}
