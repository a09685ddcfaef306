import { accountErrors } from './errors.account.table'
import { dataErrors } from './errors.data.table'

const catalogue = { ...accountErrors, ...dataErrors }

export type ErrorType = keyof typeof catalogue

/** The release whose answers this server gives. */
export const SERVER_VERSION = '1.9.6'

/** Codes a client sees; every other registered code leaves as 500. */
const PASSED_THROUGH = new Set([400, 401, 402, 403, 404, 405, 408, 409, 410, 412, 416, 422, 429, 431, 451, 501, 503, 507])

type Wording = { message?: string; params?: readonly string[]; status?: number }

/**
 * A refusal in the envelope Appwrite's SDKs expect: `{ message, code, type, version }`.
 * Without a message the catalogue's wording is used, its `%s` filled from `params` in order.
 */
export class AppwriteError extends Error {
  readonly type: ErrorType
  readonly code: number
  /** What filled the catalogue's wording, if it was used with values. */
  readonly params: readonly string[] | undefined
  /** Whether the message is the thrower's own. */
  readonly worded: boolean

  constructor(type: ErrorType, wording: string | Wording = {}) {
    const given: Wording = typeof wording === 'string' ? { message: wording } : wording
    super(given.message ?? worded(type, given.params))
    this.type = type
    this.code = given.status ?? catalogue[type][0]
    this.params = given.params
    this.worded = given.message !== undefined
  }

  /** HTTP status of the answer. */
  get status(): number {
    return PASSED_THROUGH.has(this.code) ? this.code : 500
  }

  toBody(): { message: string; code: number; type: ErrorType; version: string } {
    const hidden = this.status === 500 && this.code !== 500
    return { message: hidden ? 'Server Error' : this.message, code: this.status, type: this.type, version: SERVER_VERSION }
  }
}

function worded(type: ErrorType, params: readonly string[] | undefined): string {
  const text: string = catalogue[type][1]
  if (params === undefined) return text
  let next = 0
  return text.replace(/%s/g, () => params[next++] ?? '')
}

/** An absent resource named by its id, for types whose wording carries the id. */
export function missing(type: ErrorType, id: string): AppwriteError {
  return new AppwriteError(type, { params: [id] })
}

/** 400 `general_argument_invalid` with a text of its own. */
export function invalidArgument(message: string): AppwriteError {
  return new AppwriteError('general_argument_invalid', message)
}
