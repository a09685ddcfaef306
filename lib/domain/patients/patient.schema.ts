import { z } from 'zod'
import { day, flag, id, instant, integer, maybe, nested, oneOf, privateText, record, text, texts } from '../record'
import { address } from '../admin/organisation.schema'

export const sexes = ['female', 'male', 'other', 'unknown'] as const
export type Sex = (typeof sexes)[number]

export const emergencyContact = z.object({ name: z.string().max(120), relationship: z.string().max(60), phone: z.string().max(30) })
export const insurance = z.object({ provider: z.string().max(120), policyNumber: z.string().max(60), groupNumber: z.string().max(60).default(''), validUntil: z.string().default('') })
export const communicationChoices = z.object({ email: z.boolean(), sms: z.boolean(), push: z.boolean(), language: z.string().max(10) })

/** `unavailable` is a state of the screen (the list could not be loaded), never stored. */
export const allergyStates = ['not-recorded', 'none-known', 'known'] as const

export const patient = record({
  userId: maybe(id()),
  mrn: text(20),
  title: maybe(text(20)),
  givenName: text(80),
  familyName: text(80),
  preferredName: maybe(text(80)),
  /** Folded names and the MRN, for search. */
  searchText: text(300),
  bornOn: day(),
  sex: oneOf(sexes),
  gender: maybe(text(40)),
  bloodType: maybe(text(10)),
  phone: maybe(privateText(150)),
  email: maybe(privateText(254)),
  address: maybe(nested(address, 800, { encrypt: true })),
  emergencyContact: maybe(nested(emergencyContact, 600, { encrypt: true })),
  insurance: maybe(nested(insurance, 600, { encrypt: true })),
  nationalId: maybe(privateText(150)),
  language: text(10),
  communication: maybe(nested(communicationChoices, 300)),
  allergyState: oneOf(allergyStates),
  allergyStateBy: maybe(id()),
  allergyStateAt: maybe(instant()),
  /** What the patient said about regular medicines at onboarding. */
  medicationState: oneOf(['not-recorded', 'none', 'recorded']),
  pregnancy: oneOf(['unknown', 'not-pregnant', 'pregnant']),
  /** The day somebody asked, and who wrote the answer down. */
  pregnancyAsOf: maybe(day()),
  pregnancyBy: maybe(id()),
  pregnancyByName: maybe(text(120)),
  /** The expected day of delivery, from which the week is counted. */
  pregnancyDueOn: maybe(day()),
  spo2Scale: oneOf(['1', '2']),
  alerts: texts(80),
  deceasedOn: maybe(day()),
  isRestricted: flag(),
  isTest: flag(),
  status: oneOf(['active', 'inactive', 'merged', 'entered-in-error']),
  mergedInto: maybe(id()),
  onboardedAt: maybe(instant()),
})
export type Patient = z.infer<typeof patient>

export const condition = record({
  patientId: id(),
  code: maybe(text(10)),
  title: text(250),
  status: oneOf(['active', 'resolved', 'entered-in-error']),
  onsetOn: maybe(text(10)),
  source: oneOf(['patient', 'clinician', 'import']),
  recordedBy: id(),
  recordedAt: instant(),
})
export type Condition = z.infer<typeof condition>

export const homeMedication = record({
  patientId: id(),
  medicineCode: maybe(text(60)),
  name: text(160),
  atc: texts(10),
  dose: maybe(text(120)),
  frequency: maybe(text(120)),
  status: oneOf(['active', 'stopped', 'entered-in-error']),
  startedOn: maybe(text(10)),
  stoppedOn: maybe(text(10)),
  source: oneOf(['patient', 'clinician', 'import']),
  recordedBy: id(),
  recordedAt: instant(),
})
export type HomeMedication = z.infer<typeof homeMedication>

/** Who cares for a patient: what lets someone open a restricted record. */
export const careTeamMember = record({
  patientId: id(),
  userId: id(),
  role: text(40),
  reason: oneOf(['assigned', 'encounter', 'appointment', 'emergency']),
  since: instant(),
  until: maybe(instant()),
})
export type CareTeamMember = z.infer<typeof careTeamMember>

export const consent = record({
  patientId: id(),
  kind: oneOf(['terms', 'privacy', 'treatment', 'sharing', 'research', 'messaging']),
  wordingVersion: text(20),
  given: flag(),
  at: instant(),
  withdrawnAt: maybe(instant()),
})
export type Consent = z.infer<typeof consent>

/** Someone who may act for the patient. */
export const proxy = record({ patientId: id(), userId: id(), relationship: text(60), scope: texts(40), validUntil: maybe(instant()), status: oneOf(['active', 'ended']) })
export type Proxy = z.infer<typeof proxy>

export const review = record({ patientId: id(), practitionerUserId: id(), encounterId: id(), stars: integer(), words: maybe(privateText(2000)), status: oneOf(['pending', 'published', 'hidden']), at: instant() })
export type Review = z.infer<typeof review>
