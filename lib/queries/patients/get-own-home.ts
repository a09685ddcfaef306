import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '../query'

/** What a patient sees first: the next visit, the newest results, and the medicines they take. */
export async function getOwnHome({ actor, data, now }: QueryContext) {
  const patientId = actor.patientId ?? refuse('record.not-found')
  const [patient, visits, reports, items, dispenses] = await Promise.all([
    data.patients.get(patientId),
    data.appointments.list({ where: { patientId, startAt: { from: now().toISOString() } }, orderBy: ['startAt', 'asc'], limit: 5 }),
    data.labReports.list({ where: { patientId }, orderBy: ['issuedAt', 'desc'], limit: 3 }),
    data.prescriptionItems.list({ where: { patientId, status: 'active' }, orderBy: ['createdAt', 'desc'], limit: 20 }),
    data.dispenses.list({ where: { patientId, status: 'ready' }, limit: 5 }),
  ])
  const nextVisit = visits.items.find((visit) => visit.status === 'booked' || visit.status === 'pending') ?? null
  return { patient, nextVisit, reports: reports.items, items: items.items.toReversed(), readyToCollect: dispenses.items }
}

export type OwnHome = Awaited<ReturnType<typeof getOwnHome>>
