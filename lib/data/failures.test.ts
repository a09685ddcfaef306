import { AppwriteException } from 'node-appwrite'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../errors/refusals'
import { asRefusal, mayHaveHappened } from './failures'

const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : error)

describe('what storage says, as a person understands it', () => {
  it.each<[string, unknown, string]>([
    ['a server that is not there', new TypeError('fetch failed'), 'backend.unavailable'], ['a full disk', new AppwriteException('no room', 507, 'general_server_error'), 'backend.unavailable'],
    ['damaged data', new AppwriteException('damaged', 503, 'general_server_error'), 'backend.unavailable'], ['a proxy with nothing behind it', new AppwriteException('Bad Gateway', 502), 'backend.unavailable'],
    ['a record changed by somebody else', new AppwriteException('conflict', 409, 'transaction_conflict'), 'record.changed-meanwhile'], ['a record that is gone', new AppwriteException('gone', 404, 'row_not_found'), 'record.not-found'],
  ])('%s', (_, error, code) => expect(codeOf(asRefusal(error))).toBe(code))

  it.each([['a fault of the server', new AppwriteException('Server Error', 500, 'general_unknown')], ['mail that is switched off', new AppwriteException('no SMTP', 503, 'general_smtp_disabled')], ['a bug', new TypeError('x is undefined')]])('%s stays what it is', (_, error) => expect(asRefusal(error)).toBe(error))
})

const broken = (code?: string) => new TypeError('fetch failed', { cause: Object.assign(new Error('no answer'), { code }) })

it.each<[string, unknown, boolean]>([
  ['a connection that broke', broken('UND_ERR_SOCKET'), true], ['one that was reset', broken('ECONNRESET'), true], ['an answer that never came', broken('UND_ERR_HEADERS_TIMEOUT'), true], ['a failure without a reason', broken(), true],
  ['a proxy that gave up', new AppwriteException('Gateway Timeout', 504), true],
  ['a server that refused the connection', broken('ECONNREFUSED'), false], ['a name nobody knows', broken('ENOTFOUND'), false], ['a refusal', new AppwriteException('conflict', 409, 'transaction_conflict'), false], ['a server whose disk is full', new AppwriteException('no room', 507, 'general_server_error'), false],
])('after %s something may have been done: %s', (_, error, may) => expect(mayHaveHappened(error)).toBe(may))
