import { arrive, checkIn, startVisit } from '@/lib/domain/appointments/appointment.states'
import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import type { StartEncounterInput } from '@/lib/domain/visits/encounter.input'
import { start } from '@/lib/domain/visits/encounter.states'
import type { Encounter } from '@/lib/domain/visits/visit.schema'
import { refuse } from '@/lib/errors/refusals'
import { createOnce } from '@/lib/operations/create-once'
import type { OperationContext } from '@/lib/operations/operation'
import { holdsAt, patientToTreat } from '@/lib/operations/patients/patient-in-care'

/**
 * Begins a visit: the appointment, when there is one, is fulfilled, and the doctor joins the care team.
 * @throws Refusal encounter.open-already, appointment.wrong-state, appointment.other-day, patient.*, record.not-found
 */
export async function startEncounter(context: OperationContext, input: StartEncounterInput): Promise<Encounter> {
  const { actor, clinic, now, newId } = context
  const { patient, about, data } = await patientToTreat(context, input.patientId)
  const at = now().toISOString()
  const [appointment, visits, ties] = await Promise.all([
    input.appointmentId ? data.appointments.get(input.appointmentId) : null,
    data.encounters.list({ where: { patientId: patient.id }, orderBy: ['startedAt', 'desc'], limit: 50 }),
    data.careTeamMembers.list({ where: { patientId: patient.id, userId: actor.id }, limit: 20 }),
  ])
  if (appointment && appointment.patientId !== patient.id) refuse('record.not-found')
  const mine = visits.items.find((visit) => visit.id === input.id)
  if (mine) return mine
  if (visits.items.some((visit) => visit.practitionerUserId === actor.id && visit.status === 'in-progress')) refuse('encounter.open-already')
  const fulfilled = appointment ? startVisit(toCheckedIn(appointment, at), { encounterId: input.id }) : null
  const isOnTeam = ties.items.some((tie) => holdsAt(tie, now()))

  const findMine = async () => {
    const found = await clinic.encounters.find(input.id)
    return found?.patientId === patient.id && found.practitionerUserId === actor.id ? found : null
  }
  return createOnce(findMine, () => clinic.transaction((tx) => {
    const encounter = tx.encounters.create(start(plannedVisit(context, input), { at }), { about, verb: 'encounter.started' })
    if (fulfilled) tx.appointments.save(fulfilled, { about, verb: 'appointment.fulfilled' })
    if (!isOnTeam) tx.careTeamMembers.create({ id: newId(), organisationId: actor.organisationId, patientId: patient.id, userId: actor.id, role: actor.role, reason: 'encounter', since: at, until: null }, { about, people: [actor.id], verb: 'care-team.joined' })
    tx.auditTrail.append({ what: 'encounter.started', patientId: patient.id, subjectTable: 'encounters', subjectId: encounter.id, facts: { appointmentId: input.appointmentId } })
    tx.doorbell.ring('encounter.changed', encounter.id, about)
    if (fulfilled) tx.doorbell.ring('appointment.changed', fulfilled.id, about)
    return encounter
  }))
}

function plannedVisit({ actor }: OperationContext, input: StartEncounterInput): Encounter {
  return {
    id: input.id, organisationId: actor.organisationId, version: 0, createdAt: '', updatedAt: '', patientId: input.patientId, practitionerUserId: actor.id, practitionerName: actor.name,
    appointmentId: input.appointmentId, status: 'planned', kind: input.kind, reason: input.reason, startedAt: null, endedAt: null, location: null,
  }
}

/** Nobody stood at the desk: the doctor fetched the patient from the waiting room. */
function toCheckedIn(appointment: Appointment, at: string): Appointment {
  if (appointment.status === 'checked-in') return appointment
  return checkIn(appointment.status === 'arrived' ? appointment : arrive(appointment, { at }))
}
