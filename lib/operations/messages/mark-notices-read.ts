import type { MarkNoticeReadInput } from '@/lib/domain/messages/mark-notice-read.input'
import type { Notification } from '@/lib/domain/messages/message.schema'
import { noticesChanged, readNotification } from '@/lib/domain/messages/notification.rules'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'

/** A row and its history row each; the audit line and the ring take two more of the hundred. */
const mostAtOnce = 40
/** Somebody back from a long leave reads at most this many at one press. */
const mostRounds = 25

/** Somebody has read one of their own notifications. Reading twice is reading once. @throws Refusal record.not-found */
export async function markNoticeRead(context: OperationContext, { noticeId }: MarkNoticeReadInput): Promise<{ id: string }> {
  const notice = await context.data.notifications.get(noticeId)
  if (notice.userId !== context.actor.id) refuse('record.not-found')
  if (notice.readAt === null) await saveRead(context, [notice])
  return { id: notice.id }
}

/** Somebody has read all of them. What must be acted on stays until it is. @returns how many were unread */
export async function markAllNoticesRead(context: OperationContext): Promise<{ count: number }> {
  let count = 0
  for (let round = 0; round < mostRounds; round += 1) {
    const { items, next } = await context.data.notifications.list({ where: { userId: context.actor.id, readAt: null }, orderBy: ['at', 'desc'], limit: mostAtOnce })
    if (items.length > 0) await saveRead(context, items)
    count += items.length
    if (next === null) break
  }
  return { count }
}

async function saveRead({ actor, clinic, now }: OperationContext, notices: readonly Notification[]): Promise<void> {
  const at = now().toISOString()
  await clinic.transaction((tx) => {
    for (const notice of notices) tx.notifications.save(readNotification(notice, at), { verb: 'notification.read' })
    const [only] = notices
    tx.auditTrail.append({ what: 'notification.read', purpose: 'operations', ...(notices.length === 1 ? { subjectTable: 'notifications', subjectId: only!.id, patientId: only!.patientId } : { facts: { count: notices.length } }) })
    // The person's other tabs and devices hear of it.
    tx.doorbell.ring(noticesChanged, actor.id, null, [actor.id])
  })
}
