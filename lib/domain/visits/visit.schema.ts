import { z } from 'zod'
import { id, instant, integer, maybe, nested, oneOf, privateText, record, text, texts } from '../record'

export const encounterStatuses = ['planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'finished', 'cancelled', 'entered-in-error'] as const

export const encounter = record({
  patientId: id(),
  practitionerUserId: id(),
  practitionerName: text(120),
  appointmentId: maybe(id()),
  status: oneOf(encounterStatuses),
  kind: oneOf(['in-person', 'video', 'phone']),
  reason: maybe(privateText(500)),
  startedAt: maybe(instant()),
  endedAt: maybe(instant()),
  location: maybe(text(80)),
})
export type Encounter = z.infer<typeof encounter>

export const noteStatuses = ['draft', 'cosign_pending', 'signed', 'amended', 'entered-in-error'] as const
export const noteSections = z.object({ subjective: z.string().max(20000), objective: z.string().max(20000), assessment: z.string().max(20000), plan: z.string().max(20000) })
export type NoteSections = z.infer<typeof noteSections>

export const note = record({
  patientId: id(),
  encounterId: id(),
  authorId: id(),
  authorName: text(120),
  status: oneOf(noteStatuses),
  subjective: privateText(20000),
  objective: privateText(20000),
  assessment: privateText(20000),
  plan: privateText(20000),
  savedAt: instant(),
  signedBy: maybe(id()),
  signedByName: maybe(text(120)),
  signedAt: maybe(instant()),
  /** SHA-256 of the signed text, as hexadecimal. */
  contentHash: maybe(text(64)),
})
export type Note = z.infer<typeof note>

/** A signed state of a note, or an addendum. Never edited. */
export const noteVersion = record({
  patientId: id(),
  noteId: id(),
  number: integer(),
  kind: oneOf(['draft', 'signed', 'addendum']),
  sections: maybe(nested(noteSections, 90_000, { encrypt: true })),
  words: maybe(privateText(20000)),
  contentHash: text(64),
  authorId: id(),
  authorName: text(120),
  at: instant(),
})
export type NoteVersion = z.infer<typeof noteVersion>

export const carePlan = record({ patientId: id(), title: text(160), goals: maybe(privateText(8000)), status: oneOf(['draft', 'active', 'completed', 'revoked']), authorId: id(), startedOn: maybe(text(10)), reviewOn: maybe(text(10)) })
export type CarePlan = z.infer<typeof carePlan>

export const task = record({
  patientId: maybe(id()),
  kind: oneOf(['critical-result', 'vitals-escalation', 'recollect', 'follow-up', 'refill', 'care', 'review']),
  title: text(160),
  status: oneOf(['requested', 'received', 'accepted', 'in-progress', 'completed', 'cancelled', 'failed']),
  priority: oneOf(['routine', 'urgent', 'stat']),
  ownerRole: maybe(text(40)),
  ownerId: maybe(id()),
  dueAt: maybe(instant()),
  subjectTable: maybe(text(40)),
  subjectId: maybe(id()),
  openedAt: instant(),
  closedAt: maybe(instant()),
  outcome: maybe(text(200)),
})
export type Task = z.infer<typeof task>

export const referral = record({ patientId: id(), encounterId: maybe(id()), fromUserId: id(), toName: text(160), toUserId: maybe(id()), specialty: text(80), urgency: oneOf(['routine', 'urgent', 'stat']), letter: privateText(12000), documentIds: texts(36), status: oneOf(['draft', 'sent', 'accepted', 'declined', 'completed', 'cancelled']), sentAt: maybe(instant()) })
export type Referral = z.infer<typeof referral>
