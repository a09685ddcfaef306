import type { QueryContext } from '@/lib/queries/query'

export type BookingClinician = { userId: string; name: string }

/** Who receives patients at this clinic now. */
export async function listBookingClinicians({ actor, data, now }: QueryContext): Promise<BookingClinician[]> {
  const { items } = await data.schedules.list({ where: { organisationId: actor.organisationId }, limit: 100 })
  const at = now().getTime()
  const open = items.filter((schedule) => schedule.validUntil === null || Date.parse(schedule.validUntil) > at)
  return [...new Map(open.map((schedule) => [schedule.practitionerUserId, { userId: schedule.practitionerUserId, name: schedule.practitionerName }])).values()]
}
