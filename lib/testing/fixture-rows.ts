import type { SeedRows } from '@/appwrite/seed/seed-rows'
import type { SystemActor } from '@/lib/access/actor'
import type { StaffRole } from '@/lib/domain/admin/staff-roles.table'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { foldForSearch } from '@/lib/domain/patients/search-text'
import type { Fresh } from '@/lib/domain/record'
import { fixturePeople, type OrganisationKey, userIdOf } from './fixture-people'

const systemActor = (organisationId: string): SystemActor => ({ kind: 'system', id: 'test', name: 'Test', role: 'system', organisationId })

/** An organisation with its members and approved practitioners. */
export function addOrganisation(rows: SeedRows, organisationId: OrganisationKey, { at, memberIds }: { at: string; memberIds: ReadonlyMap<string, string> }): void {
  const origin = { by: systemActor(organisationId), at, verb: 'test.made' }
  rows.add('organisations', {
    id: organisationId, organisationId, name: `${organisationId} clinic`, slug: organisationId, kind: 'mixed', status: 'active', timeZone: 'Europe/London', country: 'GB', locale: 'en-GB', currency: 'GBP',
    address: null, phone: null, email: null, brandColour: null, logoFileId: null, isDemo: false, acceptsPatients: true,
  }, origin)
  for (const { key, role, name } of fixturePeople) {
    if (role === 'patient') continue
    const userId = userIdOf(key, organisationId)
    rows.add('memberships', { id: `m-${userId}`, organisationId, userId, role, status: 'active', displayName: name, jobTitle: null, teamMembershipId: memberIds.get(userId) ?? null, invitedBy: null, joinedAt: at }, origin)
    if (role !== 'admin') addPractitioner(rows, { userId, role, name, organisationId, at })
  }
}

function addPractitioner(rows: SeedRows, { userId, role, name, organisationId, at }: { userId: string; role: StaffRole; name: string; organisationId: string; at: string }): void {
  const [givenName = '', familyName = ''] = name.replace(/^Dr /, '').split(' ')
  rows.add('practitioners', {
    id: `p-${userId}`, organisationId, userId, title: null, givenName, familyName, profession: role, specialty: null, licenceNumber: 'TEST-1', licenceCountry: 'GB', licenceExpiresOn: '2030-12-31', qualifications: [],
    yearsOfExperience: null, practiceLocation: null, consultationFee: null, phone: null, status: 'approved', approvedBy: null, approvedAt: at, acceptsBookings: role === 'doctor',
  }, { by: systemActor(organisationId), at, verb: 'test.made' })
}

let count = 0

/** A registered patient of whom nothing else is known. */
export function addPatientRow(rows: SeedRows, { organisationId, at, changes }: { organisationId: string; at: string; changes: Partial<Patient> }): Patient {
  count += 1
  const mrn = String(1_000_000_000 + count)
  const fresh: Fresh<Patient> = {
    id: `patient-${count}`, organisationId, userId: null, mrn, title: null, givenName: 'Test', familyName: 'Person', preferredName: null, searchText: '', bornOn: '1970-01-01', sex: 'female', gender: null, bloodType: null,
    phone: null, email: null, address: null, emergencyContact: null, insurance: null, nationalId: null, language: 'en', communication: null, allergyState: 'not-recorded', allergyStateBy: null, allergyStateAt: null,
    medicationState: 'not-recorded', pregnancy: 'unknown', pregnancyAsOf: null, pregnancyBy: null, pregnancyByName: null, pregnancyDueOn: null, spo2Scale: '1', alerts: [], deceasedOn: null, isRestricted: false, isTest: false, status: 'active', mergedInto: null, onboardedAt: null, ...changes,
  }
  fresh.searchText = foldForSearch(fresh.familyName, fresh.givenName, fresh.mrn)
  return rows.add('patients', fresh, { by: systemActor(organisationId), at, about: { userId: fresh.userId, isRestricted: fresh.isRestricted }, verb: 'test.made' })
}
