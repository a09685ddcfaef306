import { seedApprovals } from './seed-approvals'
import type { Scene } from './seed-scene'
import { demoOrganisations, demoStaff, emailOf, fullName, userIdOf } from './people.table'

/** The organisation with its people, hours, settings, instruments and flags. */
export function seedOrganisation(scene: Scene, teamMembershipIds: ReadonlyMap<string, string>): void {
  const { rows, organisationId, system } = scene
  const organisation = demoOrganisations.find(({ id }) => id === organisationId)
  if (!organisation) return
  const at = scene.at(400, '09:00')
  rows.add('organisations', {
    id: organisationId, organisationId, name: organisation.name, slug: organisationId, kind: 'mixed', status: 'active', timeZone: organisation.timeZone, country: organisation.country,
    locale: organisation.locale, currency: organisation.currency, address: { ...organisation.address }, phone: organisation.phone, email: `hello@${organisationId}.test`,
    brandColour: organisation.brandColour, logoFileId: null, isDemo: true, acceptsPatients: true,
  }, { by: system, at, verb: 'organisation.made' })
  rows.audit({ what: 'organisation.made', subjectTable: 'organisations', subjectId: organisationId, purpose: 'operations' }, { by: system, at })
  seedStaff(scene, teamMembershipIds)
  seedSettings(scene)
  seedApprovals(scene)
  seedBench(scene)
}

function seedStaff({ rows, organisationId, system, at, timeZone }: Scene, teamMembershipIds: ReadonlyMap<string, string>): void {
  const joined = at(390, '09:00')
  const origin = { by: system, at: joined }
  for (const staff of demoStaff.filter((one) => one.organisationId === organisationId)) {
    const userId = userIdOf(staff)
    rows.add('memberships', {
      id: `mem-${userId}`, organisationId, userId, role: staff.role, status: 'active', displayName: fullName(staff), jobTitle: staff.jobTitle,
      teamMembershipId: teamMembershipIds.get(userId) ?? null, invitedBy: null, joinedAt: joined,
    }, { ...origin, verb: 'membership.accepted' })
    rows.audit({ what: 'member.joined', subjectTable: 'memberships', subjectId: `mem-${userId}`, purpose: 'operations', facts: { role: staff.role } }, origin)
    rows.add('notificationPreferences', { id: `prefs-${userId}`, organisationId, userId, email: true, sms: false, push: false, quietFrom: null, quietTo: null, muted: [], interface: null }, { ...origin, verb: 'notification-preference.set' })
    if (staff.role === 'admin') continue
    rows.add('practitioners', {
      id: `prac-${userId}`, organisationId, userId, title: staff.title, givenName: staff.given, familyName: staff.family, profession: staff.role, specialty: staff.specialty,
      licenceNumber: staff.licence, licenceCountry: organisationId === 'riverside' ? 'GB' : 'US', licenceExpiresOn: at(-500, '12:00').slice(0, 10), qualifications: [], yearsOfExperience: 9,
      practiceLocation: null, consultationFee: null, phone: null, status: 'approved', approvedBy: userIdOf({ mailbox: 'admin', organisationId }), approvedAt: joined, acceptsBookings: staff.role === 'doctor',
    }, { ...origin, verb: 'practitioner.approved' })
    if (staff.role !== 'doctor') continue
    rows.add('schedules', {
      id: `sched-${userId}`, organisationId, practitionerUserId: userId, practitionerName: fullName(staff), timeZone,
      weekly: [1, 2, 3, 4, 5].flatMap((weekday) => [{ weekday, from: '08:30', to: '12:30' }, { weekday, from: '13:30', to: '17:30' }]),
      exceptions: null, slotMinutes: 20, seats: 1, validFrom: joined, validUntil: null,
    }, { ...origin, verb: 'schedule.planned' })
  }
}

const settings: Readonly<Record<string, unknown>> = {
  'result-release': { delayHours: 0, holdSensitive: true },
  'verification-levels': { levels: 1 },
  'prescription-validity-days': { days: 180 },
  'session-idle-minutes': { minutes: 30 },
  'session-hours': { hours: 24 },
}

function seedSettings({ rows, organisationId, system, at }: Scene): void {
  const when = at(380, '10:00')
  for (const [key, value] of Object.entries(settings)) rows.add('settings', { id: `set-${organisationId.slice(0, 3)}-${key}`, organisationId, key, value }, { by: system, at: when, verb: 'setting.changed' })
  rows.add('featureFlags', { id: `flag-${organisationId}-portal`, organisationId, key: 'patient-portal', enabled: true, audience: 'everyone' }, { by: system, at: when, verb: 'feature-flag.changed' })
}

function seedBench({ rows, organisationId, system, at, person }: Scene): void {
  const when = at(370, '10:00')
  const origin = { by: system, at: when }
  const instruments = [
    { key: 'chem', name: 'Chemistry analyser', model: 'CH-450', section: 'Chemistry', testKeys: ['NA', 'K', 'CL', 'HCO3', 'BUN', 'CREA', 'GLU', 'CA', 'ALB', 'TP', 'BILT', 'ALT', 'AST', 'ALP', 'CRP', 'A1C', 'TSH'] },
    { key: 'haem', name: 'Blood count analyser', model: 'HX-22', section: 'Haematology', testKeys: ['WBC', 'RBC', 'HGB', 'HCT', 'MCV', 'MCH', 'MCHC', 'RDW', 'PLT', 'NEUT', 'LYMPH', 'MONO', 'EOS', 'BASO'] },
    { key: 'coag', name: 'Coagulation analyser', model: 'CG-8', section: 'Coagulation', testKeys: ['PT', 'INR', 'APTT', 'FIB'] },
  ]
  for (const { key, ...instrument } of instruments) {
    rows.add('instruments', { id: `inst-${organisationId}-${key}`, organisationId, ...instrument, serialNumber: `SN-${organisationId.length}${key.toUpperCase()}`, status: 'in-use', lastServiceOn: at(45, '09:00').slice(0, 10) }, { ...origin, verb: 'instrument.added' })
  }
  const material = rows.add('controlMaterials', {
    id: `qcm-${organisationId}-chem2`, organisationId, name: 'Chemistry control, level 2', lotNumber: 'QC2-1187', expiresOn: at(-200, '09:00').slice(0, 10), level: '2',
    targets: { K: { mean: 4.2, sd: 0.06, unit: 'mmol/L' }, NA: { mean: 140, sd: 1.1, unit: 'mmol/L' } }, status: 'in-use',
  }, { ...origin, verb: 'control-material.added' })
  const technician = person('lab')
  ;[0.4, -0.8, 1.2, 0.1, -1.6, 0.7, 2.2, 0.3, -0.2, 0.9].forEach((z, day) => {
    const runAt = at(10 - day, '07:40')
    rows.add('controlRuns', {
      id: `qcr-${organisationId}-${day}`, organisationId, instrumentId: `inst-${organisationId}-chem`, materialId: material.id, testKey: 'K', level: '2', value: Number((4.2 + z * 0.06).toFixed(2)), z, runAt, runBy: technician.id,
      outcome: Math.abs(z) > 2 ? 'warning' : 'accepted', rulesBroken: Math.abs(z) > 2 ? ['1-2s'] : [], reviewedBy: null, reviewNote: null,
    }, { by: technician, at: runAt, verb: 'control-run.recorded' })
  })
}

/** Accounts of the staff of an organisation, for sign-in. */
export const staffAccounts = () => demoStaff.map((staff) => ({ userId: userIdOf(staff), email: emailOf(staff), name: fullName(staff), organisationId: staff.organisationId, role: staff.role }))
