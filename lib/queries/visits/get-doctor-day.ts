import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import { nextStates as callStates } from '@/lib/domain/lab/critical-call.states'
import type { CriticalCall, LabReport } from '@/lib/domain/lab/order.schema'
import { worstFirst } from '@/lib/queries/visits/worst-first'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { Encounter, Note, Task } from '@/lib/domain/visits/visit.schema'
import { clinicDay } from '@/lib/queries/clinic-day'
import type { QueryContext } from '@/lib/queries/query'
import { patientsById } from '@/lib/queries/patients/patients-by-id'

export type DoctorDay = {
  on: string
  criticals: (CriticalCall & { patient: Patient | null })[]
  appointments: Appointment[]
  reports: LabReport[]
  drafts: (Pick<Note, 'id' | 'patientId' | 'encounterId' | 'savedAt'> & { patient: Patient | null })[]
  tasks: (Task & { patient: Patient | null })[]
  encounters: Encounter[]
}

/** States of a critical value that still wait for a doctor's answer. */
export const waitingCallStatuses = (Object.keys(callStates) as CriticalCall['status'][]).filter((status) => callStates[status].acknowledge !== undefined)
const openTasks = ['requested', 'received', 'accepted', 'in-progress'] as const
const rank = { stat: 0, urgent: 1, routine: 2 }

/** What a doctor starts the shift with: who may come to harm, who is coming, what waits for an answer or a signature. */
export async function getDoctorDay({ actor, organisation, data, now }: QueryContext): Promise<DoctorDay> {
  const own = { organisationId: actor.organisationId }
  const day = clinicDay(organisation.timeZone, now())
  const [criticals, appointments, reports, notes, tasks, encounters] = await Promise.all([
    data.criticalCalls.list({ where: { ...own, status: waitingCallStatuses }, orderBy: ['callByAt', 'asc'], limit: 50 }),
    data.appointments.list({ where: { practitionerUserId: actor.id, startAt: { from: day.from, below: day.until } }, orderBy: ['startAt', 'asc'], limit: 100 }),
    data.labReports.list({ where: { orderedBy: actor.id, acknowledgedAt: null }, orderBy: ['issuedAt', 'desc'], limit: 50 }),
    data.notes.list({ where: { authorId: actor.id, status: 'draft' }, orderBy: ['savedAt', 'desc'], limit: 25 }),
    data.tasks.list({ where: { ...own, ownerRole: 'doctor', status: openTasks }, limit: 100 }),
    data.encounters.list({ where: { practitionerUserId: actor.id, status: 'in-progress' }, orderBy: ['startedAt', 'desc'], limit: 25 }),
  ])
  const ownTasks = tasks.items.filter((task) => (task.ownerId === null || task.ownerId === actor.id) && task.kind !== 'critical-result')
  const about = [...criticals.items, ...notes.items, ...ownTasks, ...encounters.items]
  const patients = await patientsById(data, about.flatMap((record) => record.patientId ?? []))
  const withPatient = <R extends { patientId: string | null }>(record: R) => ({ ...record, patient: patients.get(record.patientId ?? '') ?? null })
  return {
    on: day.on, encounters: encounters.items,
    criticals: criticals.items.map(withPatient),
    appointments: appointments.items.filter((appointment) => appointment.organisationId === actor.organisationId),
    reports: worstFirst(reports.items.filter((report) => report.issuedAt !== null && report.organisationId === actor.organisationId)),
    drafts: notes.items.filter((note) => note.organisationId === actor.organisationId).map(({ id, patientId, encounterId, savedAt }) => withPatient({ id, patientId, encounterId, savedAt })),
    tasks: ownTasks.map(withPatient).sort((a, b) => rank[a.priority] - rank[b.priority] || (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9')),
  }
}
