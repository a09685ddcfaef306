import type { Actor, PersonActor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import type { About } from '@/lib/access/row-readers'
import type { Readers } from '@/lib/data/reader'
import type { CareTeamMember, Patient } from '@/lib/domain/patients/patient.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'

export type PatientInCare = {
  patient: Patient
  /** Who the rows written about this patient may be read by. */
  about: About
  /** Reads about this patient: the person's own, or the clinic's when the record is restricted and they are on its team. */
  data: Readers
}

/** Who the rows about this patient are for: the patient's own account (null without a portal account), and whether only the care team reads them. */
export const aboutOf = (patient: Patient): About => ({ userId: patient.userId, isRestricted: patient.isRestricted })

/**
 * The patient somebody is about to care for, read with their own rights; a restricted record only by its care team.
 * @throws Refusal record.not-found, access.no-care-relationship
 */
export async function patientInCare(context: OperationContext, patientId: string): Promise<PatientInCare> {
  const patient = await context.data.patients.find(patientId)
  if (patient && patient.organisationId !== context.actor.organisationId) refuse('record.not-found')
  if (patient) return { patient, about: aboutOf(patient), data: context.data }
  const restricted = await restrictedPatient(context, patientId)
  return { patient: restricted, about: aboutOf(restricted), data: context.clinic }
}

/**
 * The same, for writing: closed records take nothing more.
 * @throws Refusal patient.not-active, patient.deceased besides the above
 */
export async function patientToTreat(context: OperationContext, patientId: string): Promise<PatientInCare> {
  const inCare = await patientInCare(context, patientId)
  if (inCare.patient.status !== 'active') refuse('patient.not-active', { values: { status: inCare.patient.status.replaceAll('-', ' ') } })
  if (inCare.patient.deceasedOn !== null) refuse('patient.deceased')
  return inCare
}

async function restrictedPatient(context: OperationContext, patientId: string): Promise<Patient> {
  const { actor, clinic } = context
  const [patient, ties] = await Promise.all([clinic.patients.find(patientId), clinic.careTeamMembers.list({ where: { patientId, userId: actor.id }, limit: 20 })])
  if (!patient || !patient.isRestricted || patient.organisationId !== actor.organisationId) refuse('record.not-found')
  if (!mayOpenRestricted(actor) || !ties.items.some((tie) => holdsAt(tie, context.now()))) refuse('access.no-care-relationship')
  return patient
}

/** The role alone: whoever may, must besides be on the care team now (`holdsAt`). The system never may. */
export const mayOpenRestricted = (actor: Actor): actor is PersonActor => actor.kind === 'person' && can(actor.role, 'restricted-record:open')

/** Whether a care-team tie counts at this moment: from `since` on, until just before `until`. */
export const holdsAt = (tie: CareTeamMember, now: Date): boolean => Date.parse(tie.since) <= now.getTime() && (tie.until === null || Date.parse(tie.until) > now.getTime())
