import { createHash } from 'node:crypto'
import { medicalRecordNumber } from '@/lib/domain/patients/mrn'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { foldForSearch } from '@/lib/domain/patients/search-text'
import type { Fresh } from '@/lib/domain/record'
import { type DemoPatient, patientIdOf } from './patients.table'
import { userIdOf } from './people.table'
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

function patientRecord({ organisationId, person, at: atTime }: Scene, demo: DemoPatient, at: string): Fresh<Patient> {
  const digest = createHash('sha256').update(`patient ${demo.key}`).digest()
  const number = 100 + ((digest[10] ?? 0) % 90)
  const mrn = demo.mrn ?? medicalRecordNumber(digest)
  const isKnown = demo.allergies !== undefined
  const nurse = person('nurse').id
  return {
    id: patientIdOf(demo.key), organisationId, userId: demo.mailbox ? userIdOf({ mailbox: demo.mailbox, organisationId }) : null, mrn,
    title: demo.title, givenName: demo.given, familyName: demo.family, preferredName: demo.preferred ?? null, searchText: foldForSearch(demo.family, demo.given, demo.preferred, mrn),
    bornOn: demo.born, sex: demo.sex, gender: null, bloodType: demo.key === 'okonkwo' ? 'O positive' : null,
    phone: organisationId === 'riverside' ? `+44 7700 900${number}` : `+1 617 555 0${number}`, email: demo.mailbox ? `${demo.mailbox}@${organisationId}.test` : null,
    address: { street: `${number} ${streets[number % streets.length]}`, city: organisationId === 'riverside' ? 'London' : 'Boston', state: organisationId === 'riverside' ? '' : 'MA', postcode: organisationId === 'riverside' ? 'SE1 4QR' : '02110', country: organisationId === 'riverside' ? 'GB' : 'US' },
    emergencyContact: { name: `${demo.family} family`, relationship: 'relative', phone: organisationId === 'riverside' ? '+44 7700 900999' : '+1 617 555 0199' },
    insurance: demo.key === 'okonkwo' ? { provider: 'Meridian Health Cover', policyNumber: 'MHC-4417-208', groupNumber: '', validUntil: '' } : null,
    nationalId: null, language: demo.language ?? 'en', communication: { email: true, sms: false, push: false, language: demo.language ?? 'en' },
    allergyState: demo.allergies === 'none' ? 'none-known' : isKnown ? 'known' : 'not-recorded', allergyStateBy: isKnown ? nurse : null, allergyStateAt: isKnown ? at : null,
    medicationState: demo.medicines ? 'recorded' : 'not-recorded', pregnancy: demo.isPregnant ? 'pregnant' : demo.sex === 'male' ? 'not-pregnant' : 'unknown',
    pregnancyAsOf: demo.isPregnant ? atTime(20, '12:00').slice(0, 10) : null, spo2Scale: demo.spo2Scale ?? '1', alerts: [...(demo.alerts ?? [])], deceasedOn: null,
    isRestricted: demo.isRestricted ?? false, isTest: demo.isTest ?? false, status: 'active', mergedInto: null, onboardedAt: demo.mailbox ? at : null,
  }
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
