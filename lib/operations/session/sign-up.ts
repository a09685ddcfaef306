import { randomBytes } from 'node:crypto'
import type { RequestOrigin } from '../../access/actor'
import { createAccount, endSession, freshUserId, openSessionFor, type OpenedSession, sendEmailVerification } from '../../data/accounts'
import { appwriteAsClinic } from '../../data/appwrite-clients'
import { countAttempt } from '../../data/attempts'
import { type Clinic, openClinic } from '../../data/clinic'
import { newId } from '../../data/new-id'
import { networkOf } from '../../domain/admin/client-network'
import { medicalRecordNumber } from '../../domain/patients/mrn'
import type { Patient } from '../../domain/patients/patient.schema'
import { foldForSearch } from '../../domain/patients/search-text'
import type { FinishSignUpInput, SignUpInput } from '../../domain/patients/sign-up.input'
import type { Fresh } from '../../domain/record'
import { isRefusal } from '../../errors/is-refusal'
import { Refusal, refuse } from '../../errors/refusals'
import { signIn } from './sign-in'
import { takeBack } from './unfinished-account'

type Visitor = { origin: RequestOrigin; now: () => Date; databaseId: string }

/**
 * Opens an account and the patient's record together: if the record cannot be saved, the account goes again. Somebody
 * whose sign-up was interrupted between the two signs up again with the same password and it is finished.
 * @throws Refusal sign-up.email-taken, sign-up.password-weak, input.invalid, rate.too-many
 */
export async function signUp(visitor: Visitor, input: SignUpInput): Promise<OpenedSession> {
  const { now } = visitor
  const { clinic, userId } = await openFor(visitor, input)
  if (holdsPersonalWords(input)) throw new Refusal('sign-up.password-weak', { field: 'password' })
  try {
    await createAccount({ userId, email: input.email, password: input.password, name: `${input.givenName} ${input.familyName}`, phone: input.phone })
  } catch (error) {
    if (isRefusal(error, 'sign-up.email-taken')) return signUpAgain(visitor, { clinic, input, taken: error })
    throw error
  }
  try {
    await saveRecord(clinic, input, { userId, email: input.email })
  } catch (error) {
    await takeBack(clinic, userId)
    throw error
  }
  const session = await openSessionFor(userId, now())
  await sendLink(session)
  return session
}

type Again = { clinic: Clinic; input: SignUpInput; taken: Refusal }

/**
 * The address has an account. Whoever knows its password is its holder, and a sign-up of theirs that was interrupted is
 * finished; everybody else hears what they would hear of any account, finished or not.
 */
async function signUpAgain(visitor: Visitor, { clinic, input, taken }: Again): Promise<OpenedSession> {
  const session = await signIn(visitor, input).catch((error: unknown) => Promise.reject(isRefusal(error) && error.code.startsWith('session.') ? taken : error))
  const { userId } = session
  if (await clinic.memberships.first({ where: { userId } })) {
    await endSession(session.secret)
    throw taken
  }
  await saveRecord(clinic, input, { userId, email: input.email })
  await sendLink(session)
  return session
}

type Holder = { userId: string; email: string }

/**
 * Makes the record of somebody who signed in to an account whose sign-up was interrupted.
 * @throws Refusal access.not-allowed for the account of a colleague, input.invalid, rate.too-many
 */
export async function finishSignUp(visitor: Visitor, input: FinishSignUpInput, { userId, email, secret }: Holder & { secret: string }): Promise<void> {
  const { clinic } = await openFor(visitor, input)
  if (await clinic.memberships.first({ where: { userId } })) refuse('access.not-allowed')
  await saveRecord(clinic, input, { userId, email })
  await sendLink({ secret })
}

async function openFor({ origin, now, databaseId }: Visitor, input: FinishSignUpInput): Promise<{ clinic: Clinic; userId: string }> {
  await countAttempt('sign-up', networkOf(origin.address), now())
  const actor = { kind: 'visitor', id: 'visitor', name: 'Visitor', role: 'visitor', organisationId: input.organisationId } as const
  const clinic = openClinic(appwriteAsClinic(), databaseId, { actor, origin, now, newId })
  const organisation = await clinic.organisations.find(input.organisationId)
  if (!organisation?.acceptsPatients || organisation.status !== 'active') refuse('input.invalid', { fields: { organisationId: 'Choose your clinic' } })
  if (!isPlausibleBirth(input.bornOn, now())) refuse('input.invalid', { fields: { bornOn: 'Enter a date of birth in the past' } })
  return { clinic, userId: freshUserId() }
}

/** The one record of an account: whoever else saves it in the same moment, or saved it before, there is one. */
async function saveRecord(clinic: Clinic, input: FinishSignUpInput, { userId, email }: Holder): Promise<void> {
  if (await clinic.patients.first({ where: { userId } })) return
  try {
    await clinic.transaction((tx) => {
      const patient = tx.patients.create(newPatient(input, { userId, email }), { about: { userId, isRestricted: false }, verb: 'patient.signed-up' })
      tx.auditTrail.append({ what: 'patient.signed-up', patientId: patient.id, subjectTable: 'patients', subjectId: patient.id, purpose: 'own-record' })
    })
  } catch (error) {
    if (!isRefusal(error, 'record.changed-meanwhile') || !(await clinic.patients.first({ where: { userId } }))) throw error
  }
}

/**
 * Account and record are there: a mail that cannot leave now must not look as if nothing had happened. The page that
 * follows sends it again, and says so when it cannot.
 */
const sendLink = ({ secret }: { secret: string }): Promise<void | null> => sendEmailVerification(secret).catch(() => null)

function newPatient(input: FinishSignUpInput, { userId, email }: Holder): Fresh<Patient> {
  const mrn = medicalRecordNumber(randomBytes(9))
  return {
    // The account's own id: two who finish the same sign-up at once cannot make two records of it.
    id: userId, organisationId: input.organisationId, userId, mrn, title: null, givenName: input.givenName, familyName: input.familyName, preferredName: null,
    searchText: foldForSearch(input.familyName, input.givenName, mrn), bornOn: input.bornOn, sex: input.sex, gender: null, bloodType: null,
    phone: input.phone, email, address: null, emergencyContact: null, insurance: null, nationalId: null, language: 'en', communication: null,
    allergyState: 'not-recorded', allergyStateBy: null, allergyStateAt: null, medicationState: 'not-recorded', pregnancy: 'unknown', pregnancyAsOf: null, pregnancyBy: null, pregnancyByName: null, pregnancyDueOn: null,
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
