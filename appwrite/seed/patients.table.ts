import type { Sex } from '@/lib/domain/patients/patient.schema'
import type { DemoOrganisationId } from './people.table'

export type DemoAllergy = { agent: string; code: string; kind: 'medicine' | 'food' | 'environment'; reactions: string[]; severity: 'mild' | 'moderate' | 'severe' | 'anaphylaxis' | 'unknown' }

export type DemoPatient = {
  key: string
  organisationId: DemoOrganisationId
  family: string
  given: string
  title: string | null
  born: string
  sex: Sex
  /** A fixed record number; otherwise one is made from the key. */
  mrn?: string
  /** Signs in to the portal with this mailbox. */
  mailbox?: string
  preferred?: string
  /** `none`: asked and none known. Absent: not recorded. */
  allergies?: 'none' | readonly DemoAllergy[]
  conditions?: readonly { code: string; title: string; since: string }[]
  medicines?: readonly { name: string; atc: string; dose: string; frequency: string }[]
  language?: string
  isPregnant?: boolean
  isRestricted?: boolean
  isTest?: boolean
  spo2Scale?: '1' | '2'
  alerts?: readonly string[]
}

const penicillin: DemoAllergy = { agent: 'Penicillins', code: 'penicillins', kind: 'medicine', reactions: ['anaphylaxis'], severity: 'anaphylaxis' }
const latex: DemoAllergy = { agent: 'Latex', code: 'latex', kind: 'environment', reactions: ['urticaria'], severity: 'moderate' }
const nsaid: DemoAllergy = { agent: 'NSAIDs', code: 'nsaids', kind: 'medicine', reactions: ['bronchospasm'], severity: 'severe' }
const peanut: DemoAllergy = { agent: 'Peanut', code: 'peanut', kind: 'food', reactions: ['angio-oedema'], severity: 'severe' }
const trimethoprim: DemoAllergy = { agent: 'Sulfonamide antibiotics', code: 'sulfonamide-antibiotics', kind: 'medicine', reactions: ['rash'], severity: 'mild' }

const hypertension = { code: 'I10', title: 'Essential (primary) hypertension', since: '2014' }
const diabetes = { code: 'E11.9', title: 'Type 2 diabetes mellitus without complications', since: '2016' }
const fibrillation = { code: 'I48.91', title: 'Unspecified atrial fibrillation', since: '2021' }
const asthma = { code: 'J45.909', title: 'Unspecified asthma, uncomplicated', since: '2009' }
const copd = { code: 'J44.9', title: 'Chronic obstructive pulmonary disease, unspecified', since: '2017' }
const kidney = { code: 'N18.31', title: 'Chronic kidney disease, stage 3a', since: '2022' }

/** Fictional patients: ordinary ones, and those whose names, ages and states break careless screens. */
export const demoPatients: readonly DemoPatient[] = [
  {
    key: 'okonkwo', organisationId: 'riverside', family: 'Okonkwo', given: 'Adaeze', title: 'Mrs', born: '1958-07-14', sex: 'female', mrn: '4183002761', mailbox: 'patient', allergies: [penicillin, latex],
    conditions: [fibrillation, hypertension], medicines: [{ name: 'paracetamol', atc: 'N02BE01', dose: '1 g', frequency: 'when needed' }],
    alerts: ['Takes an anticoagulant'],
  },
  { key: 'whitcombe', organisationId: 'riverside', family: 'Whitcombe', given: 'James', title: 'Mr', born: '1971-03-02', sex: 'male', mailbox: 'patient2', allergies: 'none', conditions: [diabetes, hypertension] },
  { key: 'bergstrom-child', organisationId: 'riverside', family: 'Bergström', given: 'Elsa', title: null, born: '2021-09-18', sex: 'female', allergies: [peanut] },
  { key: 'haddad', organisationId: 'riverside', family: 'Haddad', given: 'Leila', title: 'Ms', born: '1994-01-27', sex: 'female', allergies: 'none', isPregnant: true },
  { key: 'castellan', organisationId: 'riverside', family: 'Castellan', given: 'Victor', title: 'Mr', born: '1966-11-05', sex: 'male', allergies: 'none', isRestricted: true },
  { key: 'training', organisationId: 'riverside', family: 'Zz-Training', given: 'Patient', title: null, born: '1990-01-01', sex: 'unknown', isTest: true },
  { key: 'obrien', organisationId: 'riverside', family: 'O’Brien-Smith', given: 'Seán', title: 'Mr', born: '1949-12-31', sex: 'male', allergies: [nsaid], conditions: [copd], spo2Scale: '2' },
  { key: 'nguyen', organisationId: 'riverside', family: 'Nguyễn', given: 'Thị Minh Khai', title: 'Ms', born: '1988-02-29', sex: 'female', preferred: 'Khai', language: 'vi', allergies: 'none' },
  { key: 'vanderberg', organisationId: 'riverside', family: 'van der Berg', given: 'Pieter', title: 'Mr', born: '1979-06-21', sex: 'male' },
  { key: 'munoz', organisationId: 'riverside', family: 'Muñoz García', given: 'José María', title: 'Mr', born: '1962-08-09', sex: 'male', language: 'es', allergies: [trimethoprim], conditions: [diabetes, kidney] },
  { key: 'zolkiewski', organisationId: 'riverside', family: 'Żółkiewski', given: 'Łukasz', title: 'Mr', born: '1983-04-30', sex: 'male', language: 'pl', allergies: 'none' },
  { key: 'long', organisationId: 'riverside', family: 'Featherstonehaugh-Cholmondeley-Wriothesley', given: 'Maximiliana Theodora Alexandrina', title: 'Lady', born: '1937-05-06', sex: 'female', preferred: 'Minnie', allergies: 'none', conditions: [hypertension] },
  { key: 'li', organisationId: 'riverside', family: 'Li', given: 'X', title: 'Mr', born: '2001-10-10', sex: 'male', allergies: 'none' },
  { key: 'smith-john-1', organisationId: 'riverside', family: 'Smith', given: 'John', title: 'Mr', born: '1955-05-15', sex: 'male', allergies: 'none', conditions: [hypertension], alerts: ['Another patient has the same name'] },
  { key: 'smith-john-2', organisationId: 'riverside', family: 'Smith', given: 'John', title: 'Mr', born: '1985-05-15', sex: 'male', allergies: 'none', alerts: ['Another patient has the same name'] },
  { key: 'null', organisationId: 'riverside', family: 'Null', given: 'Jennifer', title: 'Ms', born: '1976-07-07', sex: 'female', allergies: 'none' },
  { key: 'achebe', organisationId: 'riverside', family: 'Achebe', given: 'Chidi', title: 'Mr', born: '1990-03-19', sex: 'male', allergies: 'none', conditions: [asthma] },
  { key: 'fontaine', organisationId: 'riverside', family: 'Fontaine', given: 'Amélie', title: 'Ms', born: '1968-09-01', sex: 'female', language: 'fr', allergies: [penicillin] },
  { key: 'kaur', organisationId: 'riverside', family: 'Kaur', given: 'Harpreet', title: 'Mrs', born: '1973-02-11', sex: 'female', allergies: 'none', conditions: [{ code: 'E03.9', title: 'Hypothyroidism, unspecified', since: '2018' }] },
  { key: 'newborn', organisationId: 'riverside', family: 'Haddad', given: 'Baby', title: null, born: '2026-10-28', sex: 'male' },
  { key: 'delacroix', organisationId: 'riverside', family: 'Delacroix', given: 'Sasha', title: 'Mx', born: '1999-11-11', sex: 'other', allergies: 'none' },
  { key: 'petrosyan', organisationId: 'riverside', family: 'Petrosyan', given: 'Anahit', title: 'Mrs', born: '1945-01-20', sex: 'female', allergies: 'none', conditions: [{ code: 'I50.9', title: 'Heart failure, unspecified', since: '2020' }], medicines: [{ name: 'ramipril', atc: 'C09AA05', dose: '5 mg', frequency: 'once a day' }] },
  { key: 'mbeki', organisationId: 'riverside', family: 'Mbeki', given: 'Thandiwe', title: 'Ms', born: '2008-06-16', sex: 'female', allergies: 'none' },
  { key: 'oneal', organisationId: 'riverside', family: 'O’Neal', given: 'D’Angelo', title: 'Mr', born: '1964-04-04', sex: 'male', allergies: 'none', conditions: [diabetes] },
  { key: 'fairchild', organisationId: 'harbour', family: 'Fairchild', given: 'Noah', title: 'Mr', born: '1980-08-22', sex: 'male', mailbox: 'patient', allergies: 'none', conditions: [hypertension] },
  { key: 'ramirez', organisationId: 'harbour', family: 'Ramirez', given: 'Isabel', title: 'Ms', born: '1959-12-03', sex: 'female', allergies: [nsaid], conditions: [diabetes] },
  { key: 'kowalski', organisationId: 'harbour', family: 'Kowalski', given: 'Stan', title: 'Mr', born: '1947-02-14', sex: 'male', allergies: 'none' },
  { key: 'smith-john-harbour', organisationId: 'harbour', family: 'Smith', given: 'John', title: 'Mr', born: '1955-05-15', sex: 'male', allergies: 'none' },
]

/** The record's id, the same on every first start, so that tests can name it. */
export const patientIdOf = (key: string): string => `pat-${key}`
/** The name as lists of patients print it: family name in capitals, given name, title in brackets. */
export const shownName = ({ family, given, title }: Pick<DemoPatient, 'family' | 'given' | 'title'>): string => `${family.toUpperCase()}, ${given}${title ? ` (${title})` : ''}`
