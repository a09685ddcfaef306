import type { Transaction } from '@/lib/data/transaction'
import { type CompleteOnboardingInput, consentWording } from '@/lib/domain/patients/complete-onboarding.input'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '../operation'
import { codesOfName } from './formulary-codes'
import { aboutOf } from './patient-in-care'

/**
 * Keeps what a new patient told: language, consents, allergies and medicines, all in one transaction.
 * "Not sure" stays "not recorded": nobody may read it as "none".
 * @throws Refusal record.not-found without a record of one's own
 */
export async function completeOnboarding(context: OperationContext, input: CompleteOnboardingInput): Promise<{ patientId: string }> {
  const { actor, data, clinic, now } = context
  const patient = await data.patients.get(actor.patientId ?? refuse('record.not-found'))
  if (patient.onboardedAt) return { patientId: patient.id }
  const at = now().toISOString()
  const telling = { patient, at, by: actor.id, byName: actor.name, newId: context.newId }
  await clinic.transaction((tx) => {
    tx.patients.save({ ...patient, ...answersOf(input, telling), onboardedAt: at }, { about: aboutOf(patient), verb: 'patient.onboarded' })
    writeConsents(tx, input, telling)
    if (input.allergyAnswer === 'some') writeAllergies(tx, input, telling)
    if (input.medicineAnswer === 'some') writeMedicines(tx, input, telling)
    tx.auditTrail.append({ what: 'patient.onboarded', patientId: patient.id, subjectTable: 'patients', subjectId: patient.id, facts: { allergies: input.allergyAnswer, medicines: input.medicineAnswer } })
    tx.doorbell.ring('patient.onboarded', patient.id, aboutOf(patient))
  })
  return { patientId: patient.id }
}

type Telling = { patient: Patient; at: string; by: string; byName: string; newId: () => string }

function answersOf(input: CompleteOnboardingInput, { at, by }: Telling): Partial<Patient> {
  const allergyState = { none: 'none-known', some: 'known', unsure: 'not-recorded' } as const
  const medicationState = { none: 'none', some: 'recorded', unsure: 'not-recorded' } as const
  const isAsked = input.allergyAnswer !== 'unsure'
  return {
    language: input.language,
    communication: { email: input.consentsToMessages, sms: false, push: false, language: input.language },
    allergyState: allergyState[input.allergyAnswer],
    allergyStateBy: isAsked ? by : null,
    allergyStateAt: isAsked ? at : null,
    medicationState: medicationState[input.medicineAnswer],
  }
}

function writeConsents(tx: Transaction, input: CompleteOnboardingInput, { patient, at, newId }: Telling) {
  const given = { terms: input.acceptsTerms, privacy: input.acceptsPrivacy, treatment: input.consentsToTreatment, messaging: input.consentsToMessages } as const
  for (const kind of ['terms', 'privacy', 'treatment', 'messaging'] as const) {
    tx.consents.create({ id: newId(), organisationId: patient.organisationId, patientId: patient.id, kind, wordingVersion: consentWording, given: given[kind], at, withdrawnAt: null }, { about: aboutOf(patient), verb: 'consent.recorded' })
  }
}

function writeAllergies(tx: Transaction, input: CompleteOnboardingInput, { patient, at, by, byName }: Telling) {
  for (const { id, agent, agentCode, kind, reaction, severity } of input.allergies) {
    tx.allergies.create({
      id, organisationId: patient.organisationId, patientId: patient.id, agent, agentCode, kind, reactions: reaction ? [reaction] : [], severity, certainty: 'unconfirmed',
      status: 'active', onsetOn: null, source: 'patient', recordedBy: by, recordedByName: byName, recordedAt: at, note: null,
    }, { about: aboutOf(patient), verb: 'allergy.recorded' })
  }
}

function writeMedicines(tx: Transaction, input: CompleteOnboardingInput, { patient, at, by }: Telling) {
  for (const { id, name, dose, frequency } of input.medicines) {
    tx.homeMedications.create({
      id, organisationId: patient.organisationId, patientId: patient.id, medicineCode: null, name, atc: codesOfName(name), dose: dose || null, frequency: frequency || null,
      status: 'active', startedOn: null, stoppedOn: null, source: 'patient', recordedBy: by, recordedAt: at,
    }, { about: aboutOf(patient), verb: 'home-medication.recorded' })
  }
}
