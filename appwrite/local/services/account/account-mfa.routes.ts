import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { required } from '../../http/validator'
import { oneOf, text } from '../../http/validators'
import { emitUserEvent, logForUser } from '../users/user-events'
import { toUser } from '../users/user.model'
import { changeUser, mustFindUser } from '../users/user-writes'
import { ACCOUNT } from './account.routes'
import { currentSession, currentUser } from './current-user'
import { deleteTotp, factorsOf, findTotp, insertTotp, newRecoveryCodes, openCodes, sealCodes } from './mfa'
import { matchesTotp, newTotpSecret, totpUri } from './totp'

const type = { type: required(oneOf(['totp'])) }
const codesPath = { ...ACCOUNT, path: '/account/mfa/recovery-codes', params: {} } as const

/** Enrolment of a second factor, and the codes for when it is lost. */
export const accountMfaRoutes: Route[] = [
  route({ ...ACCOUNT, method: 'GET', path: '/account/mfa/factors', beforeSecondFactor: true, params: {}, handler: (context) => factorsOf(context, currentUser(context)) }),
  route({ ...ACCOUNT, method: 'POST', path: '/account/mfa/authenticators/:type', params: type, handler: startEnrolment }),
  route({ ...ACCOUNT, method: 'PUT', path: '/account/mfa/authenticators/:type', model: 'account', params: { ...type, otp: required(text(256)) }, handler: finishEnrolment }),
  route({
    ...ACCOUNT, method: 'DELETE', status: 204, path: '/account/mfa/authenticators/:type', needsRecentChallenge: true, params: type,
    handler: (context) => context.write((tx) => {
      const user = mustFindUser(context, currentUser(context).id)
      deleteTotp(context, user.id)
      emitUserEvent(context, tx, { name: 'delete.mfa', userId: user.id, payload: toUser(context.db, user) })
    }),
  }),
  route({
    ...codesPath, method: 'POST', status: 201,
    handler: (context) => writeCodes(context, (existing) => {
      if (existing > 0) throw new AppwriteError('user_recovery_codes_already_exists')
    }),
  }),
  route({
    ...codesPath, method: 'GET', needsRecentChallenge: true,
    handler: (context) => {
      const recoveryCodes = openCodes(context, currentUser(context))
      if (recoveryCodes.length === 0) throw new AppwriteError('user_recovery_codes_not_found')
      return { recoveryCodes }
    },
  }),
  route({
    ...codesPath, method: 'PATCH', needsRecentChallenge: true,
    handler: (context) => writeCodes(context, (existing) => {
      if (existing === 0) throw new AppwriteError('user_recovery_codes_not_found')
    }),
  }),
]

function startEnrolment(context: Context): Promise<unknown> {
  const secret = newTotpSecret()
  return context.write((tx) => {
    const user = mustFindUser(context, currentUser(context).id)
    insertTotp(context, user.id, secret)
    emitUserEvent(context, tx, { name: 'update.mfa', userId: user.id, payload: toUser(context.db, user) })
    const issuer = context.project.settings.get('project.name', context.project.id)
    return { secret, uri: totpUri({ secret, issuer, account: user.email ?? user.phone ?? user.id }) }
  })
}

function finishEnrolment(context: Context, { otp }: { otp: string }): Promise<unknown> {
  return context.write((tx) => {
    const user = mustFindUser(context, currentUser(context).id)
    const totp = findTotp(context, user.id)
    if (totp === undefined) throw new AppwriteError('user_authenticator_not_found')
    if (totp.verified === 1) throw new AppwriteError('user_authenticator_already_verified')
    if (!matchesTotp(context.backend.cipher.open(totp.secret_sealed), otp, context.now)) throw new AppwriteError('user_invalid_token')
    context.db.run('UPDATE authenticators SET verified = 1, updated_at = ? WHERE id = ?', context.isoNow, totp.id)
    addSessionFactor(context, 'totp')
    const account = toUser(context.db, user)
    emitUserEvent(context, tx, { name: 'update.mfa', userId: user.id, payload: account })
    logForUser(context, user.id, 'user.update')
    return account
  })
}

/** Notes a proved factor in the request's session. Call inside a write. */
export function addSessionFactor(context: Context, factor: string): void {
  const session = currentSession(context)
  const stored = context.db.get<{ factors: string }>('SELECT factors FROM sessions WHERE id = ?', session.id)
  const factors = new Set(JSON.parse(stored?.factors ?? session.factors) as string[])
  context.db.run('UPDATE sessions SET factors = ? WHERE id = ?', JSON.stringify([...factors.add(factor)]), session.id)
}

function writeCodes(context: Context, check: (existing: number) => void): Promise<unknown> {
  const recoveryCodes = newRecoveryCodes()
  return context.write((tx) => {
    const user = mustFindUser(context, currentUser(context).id)
    check((JSON.parse(user.mfa_recovery_codes) as string[]).length)
    const after = changeUser(context, user, { mfa_recovery_codes: sealCodes(context, recoveryCodes) })
    emitUserEvent(context, tx, { name: 'update.mfa', userId: user.id, payload: toUser(context.db, after) })
    return { recoveryCodes }
  })
}
