import { randomBytes } from 'node:crypto'
import type { RequestOrigin } from '../../access/actor'
import { createAccount, freshUserId, openSessionFor, type OpenedSession, removeUnfinishedAccount, sendEmailVerification } from '../../data/accounts'
import { appwriteAsClinic } from '../../data/appwrite-clients'
import { countAttempt } from '../../data/attempts'
import { openClinic } from '../../data/clinic'
import { newId } from '../../data/new-id'
import { medicalRecordNumber } from '../../domain/patients/mrn'
import type { Patient } from '../../domain/patients/patient.schema'
import { foldForSearch } from '../../domain/patients/search-text'
import type { SignUpInput } from '../../domain/patients/sign-up.input'
import type { Fresh } from '../../domain/record'
import { Refusal, refuse } from '../../errors/refusals'

type Visitor = { origin: RequestOrigin; now: () => Date; databaseId: string }

/**
 * Opens an account and the patient's record together: if the record cannot be saved, the account goes again.
 * @throws Refusal sign-up.email-taken, sign-up.password-weak, input.invalid, rate.too-many
 */
export async function signUp({ origin, now, databaseId }: Visitor, input: SignUpInput): Promise<OpenedSession> {
  await countAttempt('sign-up', origin.address ?? 'unknown', now())
  const actor = { kind: 'visitor', id: 'visitor', name: 'Visitor', role: 'visitor', organisationId: input.organisationId } as const
  const clinic = openClinic(appwriteAsClinic(), databaseId, { actor, origin, now, newId })
  const organisation = await clinic.organisations.find(input.organisationId)
  if (!organisation?.acceptsPatients || organisation.status !== 'active') refuse('input.invalid', { fields: { organisationId: 'Choose your clinic' } })
  if (!isPlausibleBirth(input.bornOn, now())) refuse('input.invalid', { fields: { bornOn: 'Enter a date of birth in the past' } })
  if (holdsPersonalWords(input)) throw new Refusal('sign-up.password-weak', { field: 'password' })

  const userId = freshUserId()
  await createAccount({ userId, email: input.email, password: input.password, name: `${input.givenName} ${input.familyName}`, phone: input.phone })
  try {
    await clinic.transaction((tx) => {
      const patient = tx.patients.create(newPatient(input, userId), { about: { userId, isRestricted: false }, verb: 'patient.signed-up' })
      tx.auditTrail.append({ what: 'patient.signed-up', patientId: patient.id, subjectTable: 'patients', subjectId: patient.id, purpose: 'own-record' })
    })
  } catch (error) {
    await removeUnfinishedAccount(userId)
    throw error
  }
  const session = await openSessionFor(userId, now())
  // Account and record are there: a mail that cannot leave now must not look as if nothing had happened. The page that
  // follows sends it again, and says so when it cannot.
  await sendEmailVerification(session.secret).catch(() => null)
  return session
}

function newPatient(input: SignUpInput, userId: string): Fresh<Patient> {
  const mrn = medicalRecordNumber(randomBytes(9))
  return {
    id: newId(), organisationId: input.organisationId, userId, mrn, title: null, givenName: input.givenName, familyName: input.familyName, preferredName: null,
    searchText: foldForSearch(input.familyName, input.givenName, mrn), bornOn: input.bornOn, sex: input.sex, gender: null, bloodType: null,
    phone: input.phone, email: input.email, address: null, emergencyContact: null, insurance: null, nationalId: null, language: 'en', communication: null,
    allergyState: 'not-recorded', allergyStateBy: null, allergyStateAt: null, medicationState: 'not-recorded', pregnancy: 'unknown', pregnancyAsOf: null,
    spo2Scale: '1', alerts: [], deceasedOn: null, isRestricted: false, isTest: false, status: 'active', mergedInto: null, onboardedAt: null,
  }
}

function isPlausibleBirth(bornOn: string, now: Date): boolean {
  const born = Date.parse(`${bornOn}T00:00:00Z`)
  return born <= now.getTime() && now.getUTCFullYear() - new Date(born).getUTCFullYear() <= 130
}

/** Passwords made of one's own name or address are the first that are guessed. */
function holdsPersonalWords({ password, givenName, familyName, email }: SignUpInput): boolean {
  const typed = password.toLowerCase()
  return [givenName, familyName, email.split('@')[0]!].some((word) => word.length >= 4 && typed.includes(word.toLowerCase()))
}
