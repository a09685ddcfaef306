import { noticesChanged, settleNotification } from '@/lib/domain/messages/notification.rules'
import { Refusal } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'

/** A row, its history row and a ring each. */
const mostAtOnce = 30
const mostTries = 5

/**
 * Takes out of everybody's notification centre what asked for an answer that was now given. It follows the answer's own
 * transaction: were it to fail, people would be reminded of something done, never kept from something open.
 */
export async function settleNotices({ clinic, actor, now }: Pick<OperationContext, 'clinic' | 'actor' | 'now'>, { subjectIds, kind }: { subjectIds: readonly string[]; kind?: string }): Promise<void> {
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const { items, next } = await clinic.notifications.list({ where: { subjectId: subjectIds, ...(kind && { kind }), doneAt: null, organisationId: actor.organisationId, level: ['act-now', 'to-do'] }, limit: mostAtOnce })
    if (items.length === 0) return
    try {
      await clinic.transaction((tx) => {
        for (const notice of items) {
          tx.notifications.save(settleNotification(notice, now().toISOString()), { verb: 'notification.settled' })
          tx.doorbell.ring(noticesChanged, notice.id, null, [notice.userId])
        }
      })
      if (next === null) return
    } catch (error) {
      // Somebody read one of them in the same moment: ask again and settle what is left.
      if (!(error instanceof Refusal) || error.code !== 'record.changed-meanwhile') throw error
    }
  }
}
