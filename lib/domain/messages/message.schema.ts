import { z } from 'zod'
import { flag, id, instant, maybe, nested, oneOf, privateText, record, text, texts } from '../record'

export const conversation = record({ patientId: maybe(id()), subject: privateText(200), participantIds: texts(36), lastMessageAt: instant(), status: oneOf(['open', 'closed']) })
export type Conversation = z.infer<typeof conversation>

export const message = record({ conversationId: id(), patientId: maybe(id()), senderId: id(), senderName: text(120), words: privateText(8000), documentIds: texts(36), sentAt: instant(), status: oneOf(['sent', 'withdrawn']) })
export type Message = z.infer<typeof message>

export const messageReceipt = record({ messageId: id(), conversationId: id(), userId: id(), deliveredAt: maybe(instant()), readAt: maybe(instant()) })
export type MessageReceipt = z.infer<typeof messageReceipt>

/** A line of somebody's notification centre. The words never carry clinical content. */
export const notification = record({ userId: id(), level: oneOf(['act-now', 'to-do', 'information']), kind: text(60), words: text(200), link: maybe(text(200)), patientId: maybe(id()), subjectId: maybe(id()), at: instant(), readAt: maybe(instant()), doneAt: maybe(instant()) })
export type Notification = z.infer<typeof notification>

export const notificationPreference = record({ userId: id(), email: flag(), sms: flag(), push: flag(), quietFrom: maybe(text(5)), quietTo: maybe(text(5)), muted: texts(60), interface: maybe(nested(z.object({ theme: z.enum(['light', 'dark', 'system']), density: z.string(), singleKeyShortcuts: z.boolean() }), 300)) })
export type NotificationPreference = z.infer<typeof notificationPreference>
