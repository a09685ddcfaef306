import type { Notification } from '@/lib/domain/messages/message.schema'
import { newsSince } from '@/lib/domain/messages/notification.rules'
import type { OperationContext } from '@/lib/operations/operation'

/** A line of the notification centre, with the person it is about as the viewer may see them. */
export type Notice = Pick<Notification, 'id' | 'level' | 'words' | 'link' | 'at'> & { isRead: boolean; about: NoticePatient | 'restricted' | null }
export type NoticePatient = { familyName: string; givenName: string; bornOn: string }
export type NoticeList = { notices: Notice[]; waiting: number; at: string; timeZone: string }

/** What waits can never be pushed out of sight by news: the two are asked for apart. */
const mostWaiting = 100
const mostNews = 50

/** Whoever asks, their own notifications, newest first: all that waits, and what was told in the last fourteen days. */
export async function listNotices({ actor, data, now, organisation }: OperationContext): Promise<NoticeList> {
  const at = now()
  const [waiting, news] = await Promise.all([
    data.notifications.list({ where: { userId: actor.id, doneAt: null, level: ['act-now', 'to-do'] }, orderBy: ['at', 'desc'], limit: mostWaiting }),
    data.notifications.list({ where: { userId: actor.id, at: { from: newsSince(at) } }, orderBy: ['at', 'desc'], limit: mostNews }),
  ])
  const told = [...new Map([...waiting.items, ...news.items].map((notice) => [notice.id, notice])).values()].filter((notice) => notice.level !== 'act-now' || notice.doneAt === null).toSorted((a, b) => b.at.localeCompare(a.at))
  const aboutOf = actor.role === 'patient' ? () => null : await patientsOf(data, told)
  return {
    notices: told.map((notice) => ({ id: notice.id, level: notice.level, words: notice.words, link: notice.link, at: notice.at, isRead: notice.readAt !== null, about: aboutOf(notice.patientId) })),
    waiting: told.filter((notice) => notice.doneAt === null && (actor.role === 'patient' || notice.level !== 'information')).length,
    at: at.toISOString(), timeZone: organisation.timeZone,
  }
}

async function patientsOf(data: OperationContext['data'], told: readonly Notification[]): Promise<(id: string | null) => Notice['about']> {
  const ids = [...new Set(told.flatMap((notice) => notice.patientId ?? []))].slice(0, 100)
  const { items } = await data.patients.list({ where: { id: ids }, limit: 100 })
  const known = new Map(items.map(({ id, familyName, givenName, bornOn }) => [id, { familyName, givenName, bornOn }]))
  // A record the viewer's own rights do not reach is not named.
  return (id) => (id === null ? null : (known.get(id) ?? 'restricted'))
}
