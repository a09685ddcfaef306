import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { RegisterPatientInput } from '@/lib/domain/patients/register-patient.input'
import { medicalRecordNumber } from '@/lib/domain/patients/mrn'
import { foldForSearch } from '@/lib/domain/patients/search-text'
import { daysBetween } from '@/lib/domain/patients/age'
import type { Fresh } from '@/lib/domain/record'
import { refuse } from '@/lib/errors/refusals'
import { createOnce } from '@/lib/operations/create-once'
import type { OperationContext } from '@/lib/operations/operation'
import { isSamePerson } from './find-similar-patients'
import { randomBytes } from 'node:crypto'

const oldestDays = 130 * 366

/**
 * Registers a person at the desk. Somebody with the same name and birthday has to be ruled out by a human first.
 * @throws Refusal patient.possible-duplicate, input.invalid
 */
export async function registerPatient(context: OperationContext, input: RegisterPatientInput): Promise<Patient> {
  const { actor, clinic } = context
  const age = daysBetween(input.bornOn, context.now().toISOString())
  // One day of grace: a clinic east of Greenwich is ahead of the server's day.
  if (age === null || age < -1 || age > oldestDays) refuse('input.invalid', { fields: { bornOn: 'Enter a date of birth in the past' } })
  const sameDay = await clinic.patients.list({ where: { organisationId: actor.organisationId, bornOn: input.bornOn }, limit: 50 })
  const mine = sameDay.items.find((patient) => patient.id === input.id)
  if (mine) return mine
  const twins = sameDay.items.filter((patient) => patient.status === 'active' && isSamePerson(patient, input))
  if (twins.length > 0 && !input.isDifferentPerson) refuse('patient.possible-duplicate', { values: { count: twins.length } })

  const findMine = async () => {
    const found = await clinic.patients.find(input.id)
    return found?.organisationId === actor.organisationId ? found : null
  }
  return createOnce(findMine, () => clinic.transaction((tx) => {
    const patient = tx.patients.create(newPatient(input, actor.organisationId), { about: { userId: null, isRestricted: false }, verb: 'patient.registered' })
    tx.auditTrail.append({ what: 'patient.registered', patientId: patient.id, subjectTable: 'patients', subjectId: patient.id, facts: { confirmedDifferent: twins.length > 0 } })
    tx.doorbell.ring('patient.registered', patient.id)
    return patient
  }))
}

function newPatient(input: RegisterPatientInput, organisationId: string): Fresh<Patient> {
  const mrn = medicalRecordNumber(randomBytes(9))
  return {
    id: input.id, organisationId, userId: null, mrn, title: input.title, givenName: input.givenName, familyName: input.familyName, preferredName: input.preferredName,
    searchText: foldForSearch(input.familyName, input.givenName, input.preferredName, mrn), bornOn: input.bornOn, sex: input.sex, gender: null, bloodType: null,
    phone: input.phone, email: input.email, address: null, emergencyContact: null, insurance: null, nationalId: null, language: 'en', communication: null,
    allergyState: 'not-recorded', allergyStateBy: null, allergyStateAt: null, medicationState: 'not-recorded', pregnancy: 'unknown', pregnancyAsOf: null, pregnancyBy: null, pregnancyByName: null, pregnancyDueOn: null,
    spo2Scale: '1', alerts: [], deceasedOn: null, isRestricted: false, isTest: false, status: 'active', mergedInto: null, onboardedAt: null,
  }
}
