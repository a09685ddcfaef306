import { createHash } from 'node:crypto'
import { medicalRecordNumber } from '@/lib/domain/patients/mrn'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { foldForSearch } from '@/lib/domain/patients/search-text'
import type { Fresh } from '@/lib/domain/record'
import { type DemoPatient, patientIdOf } from './patients.table'
import { type DemoOrganisationId, emailOf, userIdOf } from './people.table'
import type { Scene } from './seed-scene'

/** The patients of an organisation with allergies, conditions, medicines, consents and care teams. */
export function seedPatients(scene: Scene): void {
  scene.patients.forEach((demo, place) => {
    const at = scene.at(300 - place * 7, '10:15')
    const fresh = patientRecord(scene, demo, at)
    const about = { userId: fresh.userId, isRestricted: fresh.isRestricted }
    const by = scene.person('nurse')
    scene.keepPatient(demo.key, scene.rows.add('patients', fresh, { by, at, about, verb: 'patient.registered' }))
    scene.rows.audit({ what: 'patient.registered', patientId: fresh.id, subjectTable: 'patients', subjectId: fresh.id }, { by, at })
    seedBackground(scene, demo, at)
    seedCareTeam(scene, demo, at)
  })
}

const streets = ['Alder Road', 'Canal Walk', 'Station Street', 'Priory Gardens', 'Foundry Lane', 'Chestnut Avenue']

/** Where the organisation's patients live, with a house and telephone number from 100 to 189. */
const places: Readonly<Record<DemoOrganisationId, (number: number) => Pick<Patient, 'phone' | 'address' | 'emergencyContact'>>> = {
  riverside: (number) => ({
    phone: `+44 7700 900${number}`, address: { street: `${number} ${streets[number % streets.length]}`, city: 'London', state: '', postcode: 'SE1 4QR', country: 'GB' },
    emergencyContact: { name: 'Next of kin', relationship: 'relative', phone: '+44 7700 900999' },
  }),
  harbour: (number) => ({
    phone: `+1 617 555 0${number}`, address: { street: `${number} ${streets[number % streets.length]}`, city: 'Boston', state: 'MA', postcode: '02110', country: 'US' },
    emergencyContact: { name: 'Next of kin', relationship: 'relative', phone: '+1 617 555 0199' },
  }),
}

function patientRecord(scene: Scene, demo: DemoPatient, at: string): Fresh<Patient> {
  const { organisationId } = scene
  const digest = createHash('sha256').update(`patient ${demo.key}`).digest()
  const mrn = demo.mrn ?? medicalRecordNumber(digest)
  return {
    id: patientIdOf(demo.key), organisationId, mrn, title: demo.title, givenName: demo.given, familyName: demo.family, preferredName: demo.preferred ?? null,
    searchText: foldForSearch(demo.family, demo.given, demo.preferred, mrn), bornOn: demo.born, sex: demo.sex, gender: null, bloodType: null,
    ...places[organisationId](100 + ((digest[10] ?? 0) % 90)), ...portalOf(demo, at), ...allergyStateOf(scene, demo, at), ...pregnancyOf(scene, demo),
    insurance: null, nationalId: null, language: demo.language ?? 'en', communication: { email: true, sms: false, push: false, language: demo.language ?? 'en' },
    medicationState: demo.medicines ? 'recorded' : 'not-recorded', spo2Scale: demo.spo2Scale ?? '1', alerts: [...(demo.alerts ?? [])], deceasedOn: null,
    isRestricted: demo.isRestricted ?? false, isTest: demo.isTest ?? false, status: 'active', mergedInto: null,
  }
}

function portalOf({ mailbox, organisationId }: DemoPatient, at: string): Pick<Patient, 'userId' | 'email' | 'onboardedAt'> {
  if (!mailbox) return { userId: null, email: null, onboardedAt: null }
  return { userId: userIdOf({ mailbox, organisationId }), email: emailOf({ mailbox, organisationId }), onboardedAt: at }
}

function allergyStateOf({ person }: Scene, { allergies }: DemoPatient, at: string): Pick<Patient, 'allergyState' | 'allergyStateBy' | 'allergyStateAt'> {
  if (allergies === undefined) return { allergyState: 'not-recorded', allergyStateBy: null, allergyStateAt: null }
  return { allergyState: allergies === 'none' ? 'none-known' : 'known', allergyStateBy: person('nurse').id, allergyStateAt: at }
}

function pregnancyOf({ at, person }: Scene, { isPregnant, sex }: DemoPatient): Pick<Patient, 'pregnancy' | 'pregnancyAsOf' | 'pregnancyBy' | 'pregnancyByName' | 'pregnancyDueOn'> {
  const day = (daysAgo: number) => at(daysAgo, '12:00').slice(0, 10)
  // Asked three weeks ago, and in week 22 today.
  if (isPregnant) return { pregnancy: 'pregnant', pregnancyAsOf: day(20), pregnancyBy: person('nurse').id, pregnancyByName: person('nurse').name, pregnancyDueOn: day(-124) }
  return { pregnancy: sex === 'male' ? 'not-pregnant' : 'unknown', pregnancyAsOf: null, pregnancyBy: null, pregnancyByName: null, pregnancyDueOn: null }
}

function seedBackground({ rows, organisationId, person, about: aboutOf }: Scene, demo: DemoPatient, at: string): void {
  const by = person('nurse')
  const patientId = patientIdOf(demo.key)
  const common = { organisationId, patientId }
  const origin = { by, at, about: aboutOf(demo.key) }
  if (Array.isArray(demo.allergies)) {
    for (const { agent, code, kind, reactions, severity } of demo.allergies) {
      rows.add('allergies', { ...common, id: `alg-${demo.key}-${code}`.slice(0, 33), agent, agentCode: code, kind, reactions: [...reactions], severity, certainty: 'confirmed', status: 'active', onsetOn: null, source: 'clinician', recordedBy: by.id, recordedByName: by.name, recordedAt: at, note: null }, { ...origin, verb: 'allergy.recorded' })
      rows.audit({ what: 'allergy.recorded', patientId, subjectTable: 'allergies', subjectId: `alg-${demo.key}-${code}`.slice(0, 33), facts: { severity } }, origin)
    }
  }
  demo.conditions?.forEach(({ code, title, since }, place) => rows.add('conditions', { ...common, id: `con-${demo.key}-${place}`, code, title, status: 'active', onsetOn: since, source: 'clinician', recordedBy: by.id, recordedAt: at }, { ...origin, verb: 'condition.recorded' }))
  demo.medicines?.forEach(({ name, atc, dose, frequency }, place) => rows.add('homeMedications', { ...common, id: `med-${demo.key}-${place}`, medicineCode: null, name, atc: [atc], dose, frequency, status: 'active', startedOn: null, stoppedOn: null, source: 'patient', recordedBy: by.id, recordedAt: at }, { ...origin, verb: 'home-medication.recorded' }))
  if (demo.mailbox) {
    for (const kind of ['terms', 'privacy', 'treatment'] as const) rows.add('consents', { ...common, id: `cns-${demo.key}-${kind}`, kind, wordingVersion: '2026-01', given: true, at, withdrawnAt: null }, { ...origin, verb: 'consent.given' })
    const userId = userIdOf({ mailbox: demo.mailbox, organisationId })
    rows.add('notificationPreferences', { id: `prefs-${userId}`, organisationId, userId, email: true, sms: false, push: false, quietFrom: '21:00', quietTo: '07:00', muted: [], interface: null }, { by, at, verb: 'notification-preference.set' })
  }
}

function seedCareTeam({ rows, organisationId, person, about }: Scene, demo: DemoPatient, at: string): void {
  for (const mailbox of ['doctor', 'nurse']) {
    const member = person(mailbox)
    rows.add('careTeamMembers', { id: `ctm-${demo.key}-${mailbox}`.slice(0, 33), organisationId, patientId: patientIdOf(demo.key), userId: member.id, role: member.role, reason: 'assigned', since: at, until: null }, { by: person('nurse'), at, about: about(demo.key), verb: 'care-team.joined' })
  }
}
