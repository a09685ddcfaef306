import type { PersonActor, SystemActor } from '@/lib/access/actor'
import type { About } from '@/lib/access/row-readers'
import { instantAt, shiftDay, wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import { type DemoPatient, demoPatients, patientIdOf, shownName } from './patients.table'
import { type DemoOrganisationId, demoOrganisations, demoPerson, fullName, userIdOf } from './people.table'
import type { SeedRows } from './seed-rows'

/** One organisation while it is being filled: its clock, its people, its patients, and where rows go. */
export type Scene = {
  rows: SeedRows
  organisationId: DemoOrganisationId
  timeZone: string
  /** The moment of the first start. */
  now: Date
  /** The moment a wall clock of the clinic showed a time, so many days ago (negative: to come). What happened today never lies ahead of `now`. */
  at: (daysAgo: number, time: string) => string
  /** The moment a wall clock of the clinic shows a time today, past or to come. */
  slotAt: (time: string) => string
  /** Today at the clinic. */
  today: string
  person: (mailbox: string) => PersonActor
  system: SystemActor
  patients: readonly DemoPatient[]
  patient: (key: string) => Patient
  keepPatient: (key: string, patient: Patient) => void
  about: (key: string) => About
  nameOf: (key: string) => string
}

/** The morning's vitals, orders and results of the demonstration were done by this hour. A first start before it shows them as done in the hours before the start. */
const morningWorkDoneBy = '10:00'

/**
 * Begins the day of one organisation around `now`, in its own time zone.
 * @throws Error for an organisation that is not in the table; `patient`, `about` and `person` throw for somebody unknown
 */
export function openScene(rows: SeedRows, organisationId: DemoOrganisationId, { now, patients: everyone = demoPatients }: { now: Date; patients?: readonly DemoPatient[] }): Scene {
  const organisation = demoOrganisations.find(({ id }) => id === organisationId)
  if (!organisation) throw new Error(`The demo has no organisation ${organisationId}.`)
  const { timeZone } = organisation
  const today = wallTimeAt(now.toISOString(), timeZone).day
  const kept = new Map<string, Patient>()
  const patients = everyone.filter((patient) => patient.organisationId === organisationId)
  const patient = (key: string): Patient => {
    const found = kept.get(key)
    if (!found) throw new Error(`The demo patient ${key} was not made yet.`)
    return found
  }
  const slotAt = (time: string): string => instantAt(today, time, timeZone)
  const early = Math.max(0, Date.parse(slotAt(morningWorkDoneBy)) - now.getTime())
  return {
    rows, organisationId, timeZone, now, today, patients, patient, slotAt,
    at: (daysAgo, time) => (daysAgo === 0 ? new Date(Date.parse(slotAt(time)) - early).toISOString() : instantAt(shiftDay(today, -daysAgo), time, timeZone)),
    person: (mailbox) => {
      const found = demoPerson(organisationId, mailbox)
      return { kind: 'person', id: userIdOf(found), name: fullName(found), role: found.role, organisationId, patientId: null }
    },
    system: { kind: 'system', id: 'demonstration', name: 'Demonstration data', role: 'system', organisationId },
    keepPatient: (key, record) => void kept.set(key, record),
    about: (key) => ({ userId: patient(key).userId, isRestricted: patient(key).isRestricted }),
    nameOf: (key) => shownName(patients.find((one) => one.key === key) ?? { family: key, given: '', title: null }),
  }
}

/** A moment some minutes after another. */
export const minutesAfter = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString()

/** The id of a patient's record in the demonstration. */
export const idOf = patientIdOf
