import type { Role } from '@/lib/access/roles'
import { type About, rowPermissions } from '@/lib/access/row-readers'
import { type RecordName, type RecordOf, recordNames, tableOf } from '@/lib/domain/records'
import { aRecord } from './arbitrary-record'
import { fixturePeople, type OrganisationKey, type PersonKey, userIdOf } from './fixture-people'

/** A row whose content does not matter, in one of the states that decide who reads it. */
export type Representative = { name: RecordName; variant: string; record: RecordOf<RecordName>; about: About | null }

type Variants = Record<string, Record<string, unknown>>

const at = '2026-03-05T09:00:00.000Z'
const doctorId = userIdOf('doctor', 'riverside')

/** The states of a table that change its readers, the most widely read one last. Tables without an entry have one state. */
const variantsOf: Partial<Record<RecordName, Variants>> = {
  encounters: { wrong: { status: 'entered-in-error' }, running: { status: 'in-progress' } },
  notes: { draft: { status: 'draft', authorId: doctorId }, wrong: { status: 'entered-in-error', authorId: doctorId }, signed: { status: 'signed', authorId: doctorId } },
  noteVersions: { draft: { kind: 'draft', authorId: doctorId }, signed: { kind: 'signed', authorId: doctorId } },
  carePlans: { draft: { status: 'draft' }, active: { status: 'active' } },
  referrals: { draft: { status: 'draft' }, sent: { status: 'sent' } },
  diagnoses: { wrong: { status: 'entered-in-error' }, active: { status: 'active' } },
  labOrders: { draft: { status: 'draft', orderedBy: doctorId }, active: { status: 'active', orderedBy: doctorId } },
  labResults: {
    ordered: { status: 'ordered', releasedAt: null }, entered: { status: 'entered', releasedAt: null }, returned: { status: 'in_process', releasedAt: null }, half: { status: 'tech_verified', releasedAt: null }, premature: { status: 'entered', releasedAt: at },
    wrong: { status: 'entered-in-error', releasedAt: at }, held: { status: 'verified', releasedAt: null }, corrected: { status: 'corrected', releasedAt: at }, released: { status: 'verified', releasedAt: at },
  },
  labReports: { held: { status: 'final', releasedAt: null }, released: { status: 'final', releasedAt: at } },
  prescriptions: { draft: { status: 'draft', signedAt: null, prescriberId: doctorId }, discarded: { status: 'cancelled', signedAt: null, prescriberId: doctorId }, active: { status: 'active', signedAt: at, prescriberId: doctorId } },
  prescriptionItems: { draft: { status: 'draft' }, active: { status: 'active' } },
  dispenses: { queued: { status: 'queued' }, ready: { status: 'ready' }, handed: { status: 'handed_over' } },
  documents: { queued: { status: 'queued', kind: 'lab-report' }, failed: { status: 'failed', kind: 'lab-report' }, revoked: { status: 'revoked', kind: 'lab-report' }, prescription: { status: 'ready', kind: 'prescription' }, report: { status: 'ready', kind: 'lab-report' } },
  invoices: { draft: { status: 'draft' }, issued: { status: 'issued' } },
}

/** Whose single rows are; the fields that name people. */
const personFields: Partial<Record<RecordName, Record<string, unknown>>> = {
  memberships: { userId: doctorId }, practitioners: { userId: doctorId }, applications: { applicantUserId: doctorId }, shareLinks: { createdBy: userIdOf('patient', 'riverside') }, conversations: { participantIds: [doctorId, userIdOf('patient', 'riverside')] },
  messages: { senderId: doctorId }, messageReceipts: { userId: doctorId }, notifications: { userId: doctorId }, notificationPreferences: { userId: doctorId }, patients: { userId: userIdOf('patient', 'riverside') },
}

/** Tables whose rows are about a patient and so may be hidden as a restricted patient's. */
const isAboutPatient = (name: RecordName, record: object) => name === 'patients' || ('patientId' in record && name !== 'auditEntries')

/** Parts of unique indexes: two rows of one table must differ in them. */
const uniqueFields = ['slug', 'mrn', 'accession', 'number', 'code', 'keyId', 'tokenHash', 'key', 'lotNumber', 'seq', 'entryId', 'orderId', 'documentId', 'encounterId']

type Making = { organisationId: 'riverside' | 'harbour'; changes: Record<string, unknown>; about: About }

function representative(name: RecordName, variant: string, { organisationId, changes, about }: Making): Representative {
  const id = `${tableOf(name).slice(0, 22)}-${variant}`.replaceAll('_', '-')
  const people = Object.fromEntries(Object.entries(personFields[name] ?? {}).map(([field, value]) => [field, ofOrganisation(value, organisationId)]))
  const record = aRecord(name, { ...people, ...changes, id, organisationId, ...(variant === 'next-door' ? ofNextDoor(changes) : {}) } as never)
  const unique = Object.fromEntries(uniqueFields.filter((field) => field in record).map((field) => [field, typeof record[field as never] === 'number' ? [...variant].reduce((sum, letter) => sum * 2 + letter.charCodeAt(0), 0) % 90_000 : variant.slice(0, 8)]))
  const named = 'patientId' in record ? { ...record, ...unique, patientId: variant === 'restricted' ? 'restricted' : organisationId === 'harbour' ? 'elsewhere' : 'adult' } : { ...record, ...unique }
  return { name, variant, record: named, about: isAboutPatient(name, named) || name === 'signals' || name === 'payments' ? about : null }
}

const ofOrganisation = (value: unknown, organisationId: string): unknown => (Array.isArray(value) ? value.map((each) => ofOrganisation(each, organisationId)) : String(value).replace(/^riverside/, organisationId))
const ofNextDoor = (changes: Record<string, unknown>) => Object.fromEntries(Object.entries(changes).filter(([, value]) => value === doctorId).map(([field]) => [field, userIdOf('doctor', 'harbour')]))

/** Every table in each state that decides who reads it: ordinary, of a restricted patient, and of the clinic next door. */
export const representatives: readonly Representative[] = recordNames.flatMap((name) => {
  const states = Object.entries(variantsOf[name] ?? { row: {} })
  const own = states.map(([variant, changes]) => representative(name, variant, { organisationId: 'riverside', changes, about: { userId: userIdOf('patient', 'riverside'), isRestricted: false } }))
  const [last] = states.slice(-1)
  const hidden = isAboutPatient(name, own[0]!.record) ? [representative(name, 'restricted', { organisationId: 'riverside', changes: { ...own.at(-1)!.record, ...last![1] }, about: { userId: null, isRestricted: true } })] : []
  const nextDoor = representative(name, 'next-door', { organisationId: 'harbour', changes: last![1], about: { userId: userIdOf('patient', 'harbour'), isRestricted: false } })
  return [...own, ...hidden, nextDoor]
})

/** The row permissions as the app would write them for this record. */
export const permissionsOf = ({ name, record, about }: Representative): string[] => rowPermissions(name, record as never, about)

export type Onlooker = { key: PersonKey; role: Role; organisation: OrganisationKey; name: string }

/** Everybody who could read something, as the grids name them. */
export const onlookers: readonly Onlooker[] = [
  ...fixturePeople.map(({ key, role }) => ({ key, role, organisation: 'riverside' as const, name: key })),
  ...(['doctor', 'nurse', 'lab_technician', 'pharmacist', 'admin', 'patient'] as const).map((key) => ({ key, role: key, organisation: 'harbour' as const, name: `${key}@harbour` })),
]

/** Does a permission list let this person read? The rule of Appwrite for `user:` and `team:` roles, written a second time. */
export const mayRead = (permissions: readonly string[], person: Onlooker): boolean =>
  permissions.includes(`read("user:${userIdOf(person.key, person.organisation)}")`) || (person.role !== 'patient' && permissions.includes(`read("team:${person.organisation}/${person.role}")`))

/** One line for each row: the table, the state, and who reads it. */
export const gridLine = ({ name, variant }: Representative, readers: readonly string[]): string => `${tableOf(name)} · ${variant} → ${readers.length === 0 ? '–' : readers.join(' ')}`
