import { noticesChanged } from '../domain/messages/notification.rules'
import type { RecordName, RecordOf } from '../domain/records'
import type { Permission } from './permissions'
import { rolesWith } from './permissions'

/** The patient a row is about. Absent when the row is about no patient. */
export type About = { userId: string | null; isRestricted: boolean }

type Readers<Name extends RecordName> = {
  /** Staff roles that hold this permission may read the row; null: no staff at all. */
  staff: (record: RecordOf<Name>) => Permission | null
  /** May the patient the row is about read it? */
  patient?: (record: RecordOf<Name>) => boolean
  /** Single people who may read it whatever their role. */
  people?: (record: RecordOf<Name>) => string[]
}

const always = () => true
const staff = (permission: Permission) => () => permission
const nobody = () => null
const isReleased = (record: { releasedAt: string | null }) => record.releasedAt !== null
const isVerified = (record: { status: string }) => ['verified', 'corrected', 'amended'].includes(record.status)

/** Who reads which row. Rows of a restricted patient carry no staff permission whatever stands here. */
export const rowReaders: { [Name in RecordName]: Readers<Name> } = {
  organisations: { staff: staff('organisation:read') },
  memberships: { staff: staff('member:read'), people: (m) => [m.userId] },
  practitioners: { staff: staff('member:read'), people: (p) => [p.userId] },
  partners: { staff: staff('member:read') },
  applications: { staff: staff('application:review'), people: (a) => [a.applicantUserId] },
  settings: { staff: staff('settings:manage') },
  featureFlags: { staff: staff('member:read') },
  configurationVersions: { staff: staff('member:read') },

  auditEntries: { staff: staff('audit:read') },
  auditSeals: { staff: staff('audit:read') },
  auditHeads: { staff: staff('audit:read') },
  history: { staff: nobody },
  // Whose notifications changed is nobody else's business.
  signals: { staff: (s) => (s.kind === noticesChanged ? null : 'task:read'), patient: always },
  signInGuards: { staff: nobody },

  patients: { staff: staff('patient:list'), patient: always },
  allergies: { staff: staff('patient:read'), patient: always },
  conditions: { staff: staff('patient:read'), patient: always },
  homeMedications: { staff: staff('patient:read'), patient: always },
  careTeamMembers: { staff: staff('patient:read'), patient: always },
  consents: { staff: staff('patient:read'), patient: always },
  proxies: { staff: staff('patient:read'), patient: always },
  reviews: { staff: staff('member:read'), patient: always },

  schedules: { staff: staff('member:read') },
  appointments: { staff: staff('appointment:read'), patient: always },
  slotClaims: { staff: staff('appointment:read') },
  bookingTurns: { staff: nobody },
  waitlistEntries: { staff: staff('appointment:read'), patient: always },

  encounters: { staff: staff('encounter:read'), patient: (e) => e.status !== 'entered-in-error' },
  notes: {
    staff: (n) => (n.status === 'draft' ? null : 'note:read'),
    people: (n) => [n.authorId],
    patient: (n) => n.status === 'signed' || n.status === 'amended',
  },
  noteVersions: { staff: (v) => (v.kind === 'draft' ? null : 'note:read'), people: (v) => [v.authorId], patient: (v) => v.kind !== 'draft' },
  carePlans: { staff: staff('encounter:read'), patient: (p) => p.status !== 'draft' },
  tasks: { staff: staff('task:read') },
  referrals: { staff: staff('referral:read'), patient: (r) => r.status !== 'draft' },

  vitalSets: { staff: staff('vitals:read'), patient: always },
  diagnoses: { staff: staff('diagnosis:read'), patient: (d) => d.status !== 'entered-in-error' },

  labOrders: { staff: (o) => (o.status === 'draft' ? null : 'lab-order:read'), people: (o) => (o.status === 'draft' ? [o.orderedBy] : []), patient: (o) => o.status !== 'draft' },
  specimens: { staff: staff('specimen:read') },
  labResults: {
    staff: (r) => (isVerified(r) ? 'lab-result:read' : 'lab-result:read-unverified'),
    patient: (r) => isVerified(r) && isReleased(r),
  },
  labReports: { staff: staff('lab-report:read'), patient: isReleased },
  criticalCalls: { staff: staff('critical-call:read') },
  instruments: { staff: staff('lab-quality:read') },
  controlMaterials: { staff: staff('lab-quality:read') },
  controlRuns: { staff: staff('lab-quality:read') },

  prescriptions: {
    // A draft and a draft thrown away were never signed: nobody but their author reads them.
    staff: (p) => (p.signedAt === null ? null : 'prescription:read'),
    people: (p) => [p.prescriberId],
    patient: (p) => p.signedAt !== null,
  },
  prescriptionItems: { staff: (i) => (i.status === 'draft' ? null : 'prescription:read'), patient: (i) => i.status !== 'draft' },
  refillRequests: { staff: staff('refill:answer'), patient: always },
  medicinalProducts: { staff: staff('stock:read') },
  lots: { staff: staff('stock:read') },
  stockLedgerEntries: { staff: staff('stock:read') },
  suppliers: { staff: staff('stock:read') },
  dispenses: { staff: staff('dispense:read'), patient: (d) => ['ready', 'handed_over', 'partial'].includes(d.status) },

  // The row carries what the paper says: a prescription's is for those who may read the prescription.
  documents: { staff: (d) => (d.kind === 'prescription' ? 'prescription:read' : 'document:read'), patient: (d) => ['ready', 'superseded', 'revoked'].includes(d.status) },
  documentVersions: { staff: staff('document:read') },
  signingKeys: { staff: staff('organisation:read') },
  shareLinks: { staff: nobody, people: (s) => [s.createdBy] },

  conversations: { staff: nobody, people: (c) => c.participantIds },
  messages: { staff: nobody, people: (m) => [m.senderId] },
  messageReceipts: { staff: nobody, people: (r) => [r.userId] },
  notifications: { staff: nobody, people: (n) => [n.userId] },
  notificationPreferences: { staff: nobody, people: (p) => [p.userId] },

  invoices: { staff: staff('billing:read'), patient: (i) => i.status !== 'draft' },
  payments: { staff: staff('billing:read'), patient: always },
}

/**
 * The Appwrite row permissions of a record: read only, never a write.
 * @param about the patient the row is about, or null when it is about none
 * @param alsoPeople user ids that may read this one row besides
 */
export function rowPermissions<Name extends RecordName>(name: Name, record: RecordOf<Name>, ...[about, alsoPeople = []]: [about: About | null, alsoPeople?: readonly string[]]): string[] {
  const readers = rowReaders[name]
  const permission = about?.isRestricted ? null : readers.staff(record)
  const team = permission ? rolesWith(permission).filter((role) => role !== 'patient').map((role) => `read("team:${record.organisationId}/${role}")`) : []
  const people = [...(readers.people?.(record) ?? []), ...alsoPeople]
  if (about?.userId && readers.patient?.(record)) people.push(about.userId)
  return [...team, ...[...new Set(people)].map((userId) => `read("user:${userId}")`)]
}
