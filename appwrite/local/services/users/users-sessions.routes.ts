import { signJwt } from '../../auth/jwt'
import { newSecret } from '../../auth/session-secret'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { customId, integerRange, totalSwitch, uid } from '../../http/validators'
import { addToken, toToken } from './account-token'
import { endOtherSessions, endSessions, listSessionRows, mustFindSession, openSession, YEAR_SECONDS } from './session-writes'
import { toSession } from './session.model'
import { emitUserEvent, logForUser } from './user-events'
import { toUser } from './user.model'
import { mustFindUser } from './user-writes'
import { WRITE } from './users.routes'

const read = { scope: ['users.read', 'sessions.read'], service: 'users', method: 'GET' } as const
const write = { scope: ['users.write', 'sessions.write'], service: 'users' } as const
const userId = required(uid)

/** Sessions, one-time tokens and JWTs that a server makes for a user. */
export const usersSessionRoutes: Route[] = [
  route({
    ...read, path: '/users/:userId/sessions', params: { userId, total: optional(totalSwitch, true) },
    handler: (context, { userId: id, total }) => {
      const rows = listSessionRows(context, mustFindUser(context, id).id)
      return { total: total ? rows.length : 0, sessions: rows.map((row) => toSession(row, { secret: row.secret_hash })) }
    },
  }),
  route({
    ...write, method: 'POST', status: 201, path: '/users/:userId/sessions', params: { userId: required(customId) },
    handler: (context, { userId: id }) => context.write((tx) => {
      const user = mustFindUser(context, id)
      const { row, encoded } = openSession(context, { userId: user.id, provider: 'server', factors: ['server'] })
      emitUserEvent(context, tx, { name: 'sessions.[sessionId].create', userId: user.id, params: { sessionId: row.id }, payload: toSession(row) })
      logForUser(context, user.id, 'session.create')
      return toSession(row, { secret: encoded })
    }),
  }),
  route({
    ...write, method: 'DELETE', status: 204, path: '/users/:userId/sessions', params: { userId },
    handler: (context, { userId: id }) => context.write((tx) => {
      const user = mustFindUser(context, id)
      endOtherSessions(context, tx, { userId: user.id, keep: null })
      emitUserEvent(context, tx, { name: 'sessions.delete', userId: user.id, payload: toUser(context.db, user) })
      logForUser(context, user.id, 'session.delete')
    }),
  }),
  route({
    ...write, method: 'DELETE', status: 204, path: '/users/:userId/sessions/:sessionId', params: { userId, sessionId: required(uid) },
    handler: (context, { userId: id, sessionId }) => context.write((tx) => {
      const user = mustFindUser(context, id)
      const session = mustFindSession(context, { userId: user.id, id: sessionId })
      endSessions(context, tx, { userId: user.id, ids: [session.id] })
      emitUserEvent(context, tx, { name: 'sessions.[sessionId].delete', userId: user.id, params: { sessionId: session.id }, payload: toSession(session) })
      logForUser(context, user.id, 'session.delete')
    }),
  }),
  route({
    ...WRITE, method: 'POST', status: 201, path: '/users/:userId/tokens', params: { userId, length: optional(integerRange(4, 128), 6), expire: optional(integerRange(60, YEAR_SECONDS), 900) },
    handler: (context, { userId: id, length, expire }) => context.write((tx) => {
      const user = mustFindUser(context, id)
      const secret = newSecret(length)
      const token = addToken(context, { userId: user.id, type: 'generic', secret, seconds: expire })
      emitUserEvent(context, tx, { name: 'tokens.[tokenId].create', userId: user.id, params: { tokenId: token.id }, payload: toToken(token) })
      return toToken(token, { secret })
    }),
  }),
  route({
    ...WRITE, method: 'POST', status: 201, path: '/users/:userId/jwts', params: { userId, sessionId: optional(uid, 'recent'), duration: optional(integerRange(0, 3600), 900) },
    handler: (context, { userId: id, sessionId, duration }) => {
      const user = mustFindUser(context, id)
      const sessions = listSessionRows(context, user.id)
      const session = sessionId === 'recent' ? sessions.at(-1) : sessions.find((row) => row.id === sessionId)
      return { jwt: signJwt(context.backend.cipher, { userId: user.id, sessionId: session?.id ?? '' }, { nowMs: context.now, seconds: duration }) }
    },
  }),
]
