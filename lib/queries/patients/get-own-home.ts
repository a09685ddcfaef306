import type { Appointment } from '@/lib/domain/appointments/appointment.schema'
import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '../query'

/** Somebody who has arrived may wait longer than their time, but not from one day to the next. */
const longestWaitMs = 12 * 3_600_000
const isHere = ({ status }: Appointment): boolean => status === 'arrived' || status === 'checked-in'

/** What a patient sees first: the visit they have arrived for or the next one, the newest results, and the medicines they take. */
export async function getOwnHome({ actor, data, now }: QueryContext) {
  const patientId = actor.patientId ?? refuse('record.not-found')
  const at = now().toISOString()
  const [patient, visits, reports, items, dispenses] = await Promise.all([
    data.patients.get(patientId),
    data.appointments.list({ where: { patientId, startAt: { from: new Date(Date.parse(at) - longestWaitMs).toISOString() } }, orderBy: ['startAt', 'asc'], limit: 20 }),
    data.labReports.list({ where: { patientId }, orderBy: ['issuedAt', 'desc'], limit: 3 }),
    data.prescriptionItems.list({ where: { patientId, status: 'active' }, orderBy: ['createdAt', 'desc'], limit: 20 }),
    data.dispenses.list({ where: { patientId, status: 'ready' }, limit: 5 }),
  ])
  const nextVisit = visits.items.find(isHere) ?? visits.items.find(({ status, startAt }) => (status === 'booked' || status === 'pending') && startAt >= at) ?? null
  return { patient, nextVisit, reports: reports.items, items: items.items.toReversed(), readyToCollect: dispenses.items }
}

export type OwnHome = Awaited<ReturnType<typeof getOwnHome>>
