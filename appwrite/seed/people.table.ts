import type { StaffRole } from '@/lib/domain/admin/staff-roles.table'

/** The two organisations of the demonstration. Their ids are also the ids of their teams. */
export const demoOrganisations = [
  {
    id: 'riverside', name: 'Riverside Clinic', timeZone: 'Europe/London', country: 'GB', locale: 'en-GB', currency: 'GBP', phone: '+44 20 7946 0100', brandColour: '#0f766e',
    address: { street: '12 Mill Lane', city: 'London', state: '', postcode: 'SE1 4QR', country: 'GB' },
  },
  {
    id: 'harbour', name: 'Harbour Clinic', timeZone: 'America/New_York', country: 'US', locale: 'en-US', currency: 'USD', phone: '+1 617 555 0150', brandColour: '#1d4ed8',
    address: { street: '88 Pier Street', city: 'Boston', state: 'MA', postcode: '02110', country: 'US' },
  },
] as const
export type DemoOrganisationId = (typeof demoOrganisations)[number]['id']

export type DemoStaff = {
  /** Part of the e-mail address before the at sign. */
  mailbox: string
  organisationId: DemoOrganisationId
  role: StaffRole
  title: string | null
  given: string
  family: string
  jobTitle: string
  specialty: string | null
  licence: string
}

const person = (organisationId: DemoOrganisationId, role: StaffRole, [mailbox, title, given, family, jobTitle, specialty, licence]: [string, string | null, string, string, string, string | null, string]): DemoStaff => ({ mailbox, organisationId, role, title, given, family, jobTitle, specialty, licence })

/** Fictional people. Two technicians and two pharmacists, because some steps ask for a second person. */
export const demoStaff: readonly DemoStaff[] = [
  person('riverside', 'doctor', ['doctor', 'Dr', 'Helen', 'Marsh', 'General practitioner', 'General practice', 'GMC-7204418']),
  person('riverside', 'doctor', ['doctor2', 'Dr', 'Ravi', 'Nair', 'Physician', 'Internal medicine', 'GMC-6918830']),
  person('riverside', 'nurse', ['nurse', null, 'Maya', 'Lindqvist', 'Practice nurse', null, 'NMC-18C2207']),
  person('riverside', 'nurse', ['nurse2', null, 'Joel', 'Ashby', 'Staff nurse', null, 'NMC-20A1158']),
  person('riverside', 'lab_technician', ['lab', null, 'Tomas', 'Mensah', 'Laboratory technician', 'Blood sciences', 'HCPC-BS77120']),
  person('riverside', 'lab_technician', ['lab2', null, 'Amara', 'Okafor', 'Senior laboratory technician', 'Blood sciences', 'HCPC-BS70455']),
  person('riverside', 'pharmacist', ['pharmacist', null, 'Oliver', 'Brandt', 'Pharmacist', null, 'GPHC-2214907']),
  person('riverside', 'pharmacist', ['pharmacist2', null, 'Ines', 'Duarte', 'Pharmacist', null, 'GPHC-2230118']),
  person('riverside', 'admin', ['admin', null, 'Claire', 'Whitfield', 'Practice manager', null, '']),
  person('harbour', 'doctor', ['doctor', 'Dr', 'Samuel', 'Osei', 'Family physician', 'Family medicine', 'MA-266104']),
  person('harbour', 'nurse', ['nurse', null, 'Freya', 'Holm', 'Registered nurse', null, 'MA-RN2290417']),
  person('harbour', 'lab_technician', ['lab', null, 'Jonas', 'Petrov', 'Laboratory technician', null, 'MLT-55012']),
  person('harbour', 'lab_technician', ['lab2', null, 'Lucia', 'Ferreira', 'Laboratory technician', null, 'MLT-55930']),
  person('harbour', 'pharmacist', ['pharmacist', null, 'Hannah', 'Weiss', 'Pharmacist', null, 'MA-PH27441']),
  person('harbour', 'admin', ['admin', null, 'Daniel', 'Cho', 'Office manager', null, '']),
]

/** Under `.test`, a name that RFC 2606 keeps free: no mail can reach anybody. */
export const emailOf = ({ mailbox, organisationId }: Pick<DemoStaff, 'mailbox' | 'organisationId'>): string => `${mailbox}@${organisationId}.test`
/** The account id, the same on every first start, so that rows can name people before their accounts are made. */
export const userIdOf = ({ mailbox, organisationId }: Pick<DemoStaff, 'mailbox' | 'organisationId'>): string => `${organisationId}-${mailbox}`
/** Title, given name, family name, as staff are shown beside what they signed. */
export const fullName = ({ title, given, family }: Pick<DemoStaff, 'title' | 'given' | 'family'>): string => [title, given, family].filter(Boolean).join(' ')

/** The demo person of a mailbox. @throws Error for somebody who is not in the table */
export function demoPerson(organisationId: DemoOrganisationId, mailbox: string): DemoStaff {
  const found = demoStaff.find((one) => one.organisationId === organisationId && one.mailbox === mailbox)
  if (!found) throw new Error(`The demo has no ${mailbox}@${organisationId}.`)
  return found
}
