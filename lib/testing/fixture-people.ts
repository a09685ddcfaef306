import type { Role } from '@/lib/access/roles'

export const fixtureOrganisations = ['riverside', 'harbour'] as const
export type OrganisationKey = (typeof fixtureOrganisations)[number]

/** One person for each role, and a second one where a step asks for two people. */
export const fixturePeople = [
  { key: 'doctor', role: 'doctor', name: 'Dr Helen Marsh' },
  { key: 'other-doctor', role: 'doctor', name: 'Dr Ravi Nair' },
  { key: 'nurse', role: 'nurse', name: 'Maya Lindqvist' },
  { key: 'lab_technician', role: 'lab_technician', name: 'Tomas Mensah' },
  { key: 'other-technician', role: 'lab_technician', name: 'Amara Okafor' },
  { key: 'pharmacist', role: 'pharmacist', name: 'Oliver Brandt' },
  { key: 'other-pharmacist', role: 'pharmacist', name: 'Ines Duarte' },
  { key: 'admin', role: 'admin', name: 'Claire Whitfield' },
  { key: 'patient', role: 'patient', name: 'Adaeze Okonkwo' },
  { key: 'other-patient', role: 'patient', name: 'James Whitcombe' },
] as const satisfies readonly { key: string; role: Role; name: string }[]

export type FixturePerson = (typeof fixturePeople)[number]
export type PersonKey = FixturePerson['key']

/** The account id of somebody at one of the clinics, known before the account is made. */
export const userIdOf = (person: PersonKey, organisation: OrganisationKey): string => `${organisation}-${person}`
