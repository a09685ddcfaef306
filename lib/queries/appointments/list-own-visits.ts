import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '../query'

/** The signed-in patient's visits, from three months back. */
export async function listOwnVisits({ actor, data, now }: QueryContext) {
  const patientId = actor.patientId ?? refuse('record.not-found')
  const from = new Date(now().getTime() - 90 * 86_400_000).toISOString()
  const { items } = await data.appointments.list({ where: { patientId, startAt: { from } }, orderBy: ['startAt', 'asc'], limit: 100 })
  const isPast = (visit: { endAt: string }) => Date.parse(visit.endAt) < now().getTime()
  return { coming: items.filter((visit) => !isPast(visit)), past: items.filter(isPast).toReversed() }
}
