import { invalid } from '../http/validator'
import { customId } from '../http/validators'
import { uniqueId } from '../storage/ids'

const FORMAT_INVALID = 1003
/** What the real server falls over has no code. */
const NO_CODE = 0

/** A message of a client that is not understood. The real server says no more than this outside development. */
export class FrameError extends Error {
  constructor(readonly code = FORMAT_INVALID) {
    super('Error: Server Error')
  }
}

export type Frame = { type: string; data: unknown }
export type Wish = { subscriptionId: string; channels: string[]; queries: string[] }

/** The real server has no such limits; nobody may hold everybody up with one message. */
const MAX_ITEMS = 100
const MAX_CHANNELS = 200
const MAX_LENGTH = 4096

/** What a client sent over its socket. @throws FrameError for anything that is no object with a `type` */
export function parseFrame(text: string): Frame {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    // Answered like every other message that is not understood.
    throw new FrameError()
  }
  if (typeof raw !== 'object') throw new FrameError(NO_CODE)
  if (raw === null) throw new FrameError()
  const { type, data } = raw as { type?: unknown; data?: unknown }
  if (typeof type !== 'string') throw new FrameError()
  return { type, data }
}

/** The list in a `subscribe` frame; an id is made up where the client gives none. */
export function readWishes(data: unknown, nowMs: number): Wish[] {
  return readItems(data).map(({ subscriptionId = uniqueId(nowMs), channels, queries = [] }) => {
    if (customId.parse(subscriptionId) === invalid || !isTexts(channels, MAX_CHANNELS) || !isTexts(queries, MAX_ITEMS)) throw new FrameError()
    return { subscriptionId: String(subscriptionId), channels, queries }
  })
}

/** The ids in an `unsubscribe` frame. */
export function readIds(data: unknown): string[] {
  return readItems(data).map(({ subscriptionId }) => {
    if (!isText(subscriptionId)) throw new FrameError()
    return subscriptionId
  })
}

/** The session value of an `authentication` frame, not judged yet. @throws FrameError when it is missing, empty or over 2,048 characters */
export function readSession(data: unknown): string {
  const session = typeof data === 'object' && data !== null ? (data as { session?: unknown }).session : undefined
  if (typeof session !== 'string' || session === '' || session.length > 2048) throw new FrameError()
  return session
}

function readItems(data: unknown): Record<string, unknown>[] {
  if (!Array.isArray(data) || data.length > MAX_ITEMS) throw new FrameError()
  for (const item of data) if (typeof item !== 'object' || item === null || Array.isArray(item)) throw new FrameError()
  return data as Record<string, unknown>[]
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_LENGTH
}

function isTexts(value: unknown, max: number): value is string[] {
  return Array.isArray(value) && value.length <= max && value.every((item) => typeof item === 'string' && item.length <= MAX_LENGTH)
}
