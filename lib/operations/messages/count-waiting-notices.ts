import { newsSince } from '@/lib/domain/messages/notification.rules'
import type { OperationContext } from '@/lib/operations/operation'

/** The number on the bell: what waits to be acted on or done; for a patient, whose notifications are all news, what is unread. */
export function countWaitingNotices({ actor, data, now }: OperationContext): Promise<number> {
  const own = { userId: actor.id, doneAt: null }
  return data.notifications.count({ where: actor.role === 'patient' ? { ...own, at: { from: newsSince(now()) } } : { ...own, level: ['act-now', 'to-do'] } })
}
