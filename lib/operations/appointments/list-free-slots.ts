import type { ListFreeSlotsInput } from '@/lib/domain/appointments/book-appointment.input'
import { freeSlots, generateSlots, type Slot } from '@/lib/domain/appointments/slots'
import { instantAt, shiftDay } from '@/lib/domain/appointments/zoned-time'
import type { OperationContext } from '@/lib/operations/operation'

/** The free slots of a clinician over some days, in order. Says nothing about who holds the others. */
export async function listFreeSlots({ clinic, actor, organisation, now }: OperationContext, input: ListFreeSlotsInput): Promise<Slot[]> {
  const from = instantAt(input.fromDay, '00:00', organisation.timeZone)
  const until = instantAt(shiftDay(input.fromDay, input.days), '00:00', organisation.timeZone)
  const own = { organisationId: actor.organisationId, practitionerUserId: input.practitionerUserId }
  const [schedules, claims] = await Promise.all([
    clinic.schedules.list({ where: own, limit: 20 }),
    clinic.slotClaims.list({ where: { practitionerUserId: input.practitionerUserId, startAt: { from, below: until } }, limit: 1000 }),
  ])
  const slots = schedules.items.flatMap((schedule) => generateSlots(schedule, { fromDay: input.fromDay, days: input.days }))
  return freeSlots(slots, claims.items, now().toISOString()).toSorted((a, b) => a.startAt.localeCompare(b.startAt))
}
