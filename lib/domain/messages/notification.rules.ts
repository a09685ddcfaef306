import type { Notification } from './message.schema'

/** The doorbell's word for "your notifications changed". It names nothing else. */
export const noticesChanged = 'notification.changed'

/** For information and what was dealt with stay in sight this long. */
export const noticeDays = 14

/**
 * Somebody has read a notification. What must be acted on is not settled by reading it: it waits until its record is
 * answered. Everything else has nothing more to wait for.
 */
export function readNotification<N extends Pick<Notification, 'level' | 'readAt' | 'doneAt'>>(notice: N, at: string): N {
  return { ...notice, readAt: notice.readAt ?? at, doneAt: notice.level === 'act-now' ? notice.doneAt : (notice.doneAt ?? at) }
}

/** The record it told about was answered: nothing is left to do, read or not. */
export function settleNotification<N extends Pick<Notification, 'readAt' | 'doneAt'>>(notice: N, at: string): N {
  return { ...notice, readAt: notice.readAt ?? at, doneAt: notice.doneAt ?? at }
}

/** The oldest moment from which news is still shown. */
export const newsSince = (now: Date): string => new Date(now.getTime() - noticeDays * 86_400_000).toISOString()
