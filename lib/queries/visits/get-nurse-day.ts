import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { Encounter, Task } from '@/lib/domain/visits/visit.schema'
import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import { clinicDay } from '@/lib/queries/clinic-day'
import type { QueryContext } from '@/lib/queries/query'
import { patientsById } from '@/lib/queries/patients/patients-by-id'

export type DuePatient = { patient: Patient; set: VitalSet }
export type NurseDay = {
  on: string
  appointments: Appointment[]
  /** Patients whose next set of vitals is due within the hour or late, latest first. */
  vitalsDue: DuePatient[]
  /** Newest set today by patient id. */
  todaysSets: Record<string, VitalSet>
  escalations: (Task & { patient: Patient | null })[]
  encounters: Encounter[]
}

const openStatuses = ['requested', 'received', 'accepted', 'in-progress'] as const
const soonMs = 60 * 60_000

/** What a nurse works from: who comes today, who waits, whose vitals are due, who needs help. */
export async function getNurseDay({ actor, organisation, data, now }: QueryContext): Promise<NurseDay> {
  const own = { organisationId: actor.organisationId }
  const at = now()
  const day = clinicDay(organisation.timeZone, at)
  const dayAgo = new Date(at.getTime() - 86_400_000).toISOString()
  const [appointments, sets, tasks, encounters] = await Promise.all([
    data.appointments.list({ where: { ...own, startAt: { from: day.from, below: day.until } }, orderBy: ['startAt', 'asc'], limit: 200 }),
    data.vitalSets.list({ where: { ...own, takenAt: { from: dayAgo } }, orderBy: ['takenAt', 'desc'], limit: 300 }),
    data.tasks.list({ where: { ...own, ownerRole: 'doctor', status: openStatuses }, limit: 100 }),
    data.encounters.list({ where: { ...own, status: ['arrived', 'triaged', 'in-progress'] }, limit: 100 }),
  ])
  const newest = newestByPatient(sets.items)
  const due = [...newest.values()].filter((set) => set.nextDueAt !== null && Date.parse(set.nextDueAt) - at.getTime() <= soonMs)
  const escalations = tasks.items.filter((task) => task.kind === 'vitals-escalation')
  const patients = await patientsById(data, [...due.map((set) => set.patientId), ...escalations.flatMap((task) => task.patientId ?? [])])
  return {
    on: day.on, appointments: appointments.items, encounters: encounters.items,
    vitalsDue: due.flatMap((set) => (patients.has(set.patientId) ? [{ set, patient: patients.get(set.patientId)! }] : [])).sort((a, b) => a.set.nextDueAt!.localeCompare(b.set.nextDueAt!)),
    todaysSets: Object.fromEntries([...newest].filter(([, set]) => set.takenAt >= day.from)),
    escalations: escalations.map((task) => ({ ...task, patient: patients.get(task.patientId ?? '') ?? null })),
  }
}

function newestByPatient(sets: readonly VitalSet[]): Map<string, VitalSet> {
  const newest = new Map<string, VitalSet>()
  for (const set of sets) if (set.status === 'final' && !newest.has(set.patientId)) newest.set(set.patientId, set)
  return newest
}
