import { timingSafeEqual } from 'node:crypto'
import type { SessionRow, UserRow } from '../../auth/identity'
import { hashSecret } from '../../auth/session-secret'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { required } from '../../http/validator'
import { oneOf, text } from '../../http/validators'
import { requireMail, sendAccountMail } from '../../mail/send-account-mail'
import { isoTime, uniqueId } from '../../storage/ids'
import type { Tx } from '../../storage/store'
import { mockOtp, requirePhone, sendCode } from '../messaging/phone-code'
import { LINK_SECONDS, newCode, sealedSecret } from '../users/account-token'
import { toSession } from '../users/session.model'
import { emitUserEvent, logForUser } from '../users/user-events'
import { changeUser, mustFindUser } from '../users/user-writes'
import { ACCOUNT } from './account.routes'
import { addSessionFactor } from './account-mfa.routes'
import { currentSession, currentUser } from './current-user'
import { allowedFactors, findTotp, openCodes, sealCodes, type AllowedFactors } from './mfa'
import { matchesTotp } from './totp'

type ChallengeRow = { id: string; created_at: string; user_id: string; type: string; code_hash: string; code_sealed: string; expire: string; attempts: number }

const FACTORS = ['email', 'phone', 'totp', 'recoverycode', 'custom'] as const
const MAX_ATTEMPTS = 10
const create = {
  ...ACCOUNT, method: 'POST', status: 201, beforeSecondFactor: true, params: { factor: required(oneOf(FACTORS, false)) },
  rateLimit: { limit: 10, key: 'url:{url},userId:{userId}' }, handler: createChallenge,
} as const
const answer = {
  ...ACCOUNT, method: 'PUT', model: 'session', beforeSecondFactor: true, params: { challengeId: required(text(256)), otp: required(text(256)) },
  rateLimit: { limit: 10, key: 'url:{url},challengeId:{param-challengeId}' }, handler: answerChallenge,
} as const

/** Asks for and checks the second factor of a session. */
export const accountChallengeRoutes: Route[] = [
  route({ ...create, path: '/account/mfa/challenges' }),
  route({ ...create, path: '/account/mfa/challenge' }),
  route({ ...answer, path: '/account/mfa/challenges' }),
  route({ ...answer, path: '/account/mfa/challenge' }),
]

function createChallenge(context: Context, given: { factor: string }): Promise<unknown> {
  const factor = given.factor.toLowerCase()
  const user = currentUser(context)
  requireAllowed(context, factor)
  const code = (factor === 'phone' && user.phone !== null ? mockOtp(context.project, user.phone) : null) ?? newCode()
  if (factor === 'phone') requireVerifiedPhone(context, user)
  if (factor === 'email') requireVerifiedEmail(context, user)
  return context.write((tx) => {
    const row: ChallengeRow = {
      id: uniqueId(context.now), created_at: context.isoNow, user_id: user.id, type: factor, code_hash: sealedSecret(context, user.id, code),
      expire: isoTime(context.now + LINK_SECONDS * 1000), attempts: 0, code_sealed: factor === 'custom' ? context.backend.cipher.seal(code) : '',
    }
    context.db.run('DELETE FROM challenges WHERE expire < ?', context.isoNow)
    context.db.run('INSERT INTO challenges (id, created_at, user_id, type, code_hash, code_sealed, expire) VALUES (?, ?, ?, ?, ?, ?, ?)', row.id, row.created_at, row.user_id, row.type, row.code_hash, row.code_sealed, row.expire)
    sendChallenge(context, tx, { factor, user, code })
    const shown = { $id: row.id, $createdAt: row.created_at, userId: user.id, expire: row.expire }
    emitUserEvent(context, tx, { name: 'challenges.[challengeId].create', userId: user.id, params: { challengeId: row.id }, payload: shown })
    return shown
  })
}

/** The code of a live custom challenge, for the project's server to deliver; 401 `user_invalid_token` otherwise. */
export function customCode({ db, isoNow, backend }: Context, userId: string, challengeId: string): string {
  const row = db.get<ChallengeRow>("SELECT * FROM challenges WHERE id = ? AND user_id = ? AND type = 'custom' AND expire >= ?", challengeId, userId, isoNow)
  if (row === undefined) throw new AppwriteError('user_invalid_token')
  return backend.cipher.open(row.code_sealed)
}

/** The policy also holds for challenges that were made before it. */
function requireAllowed(context: Context, factor: string): void {
  if (allowedFactors(context)[factor as keyof AllowedFactors] === false) throw new AppwriteError('user_auth_method_unsupported', 'The requested factor is disabled by the MFA factors policy')
}

function requireVerifiedPhone(context: Context, user: UserRow): void {
  if (user.phone === null) throw new AppwriteError('user_phone_not_found')
  if (user.phone_verification === 0) throw new AppwriteError('user_phone_not_verified')
  if (mockOtp(context.project, user.phone) === null) requirePhone(context)
}

function requireVerifiedEmail(context: Context, user: UserRow): void {
  requireMail(context, 'SMTP disabled')
  if (user.email === null) throw new AppwriteError('user_email_not_found')
  if (user.email_verification === 0) throw new AppwriteError('user_email_not_verified')
}

function sendChallenge(context: Context, tx: Tx, { factor, user, code }: { factor: string; user: UserRow; code: string }): void {
  if (factor === 'email' && user.email !== null) sendAccountMail(context, tx, { to: user.email, template: 'mfaChallenge', values: { user: user.name, otp: code } })
  if (factor === 'phone' && user.phone !== null && mockOtp(context.project, user.phone) === null) sendCode(context, tx, { phone: user.phone, code })
}

async function answerChallenge(context: Context, given: { challengeId: string; otp: string }): Promise<unknown> {
  const { db, isoNow } = context
  const right = await context.write(() => {
    const user = mustFindUser(context, currentUser(context).id)
    const challenge = db.get<ChallengeRow>('SELECT * FROM challenges WHERE id = ? AND user_id = ? AND expire > ?', given.challengeId, user.id, isoNow)
    if (challenge === undefined) return null
    requireAllowed(context, challenge.type)
    if (challenge.attempts >= MAX_ATTEMPTS) return null
    // Counted before it is compared: a wrong answer has to stay counted, so it does not throw here.
    db.run('UPDATE challenges SET attempts = attempts + 1 WHERE id = ?', challenge.id)
    if (!proves(context, { challenge, user, otp: given.otp })) return null
    db.run('DELETE FROM challenges WHERE id = ?', challenge.id)
    addSessionFactor(context, challenge.type === 'recoverycode' ? 'recoveryCode' : challenge.type)
    db.run('UPDATE sessions SET mfa_updated_at = ? WHERE id = ?', isoNow, currentSession(context).id)
    return user
  })
  if (right === null) throw new AppwriteError('user_invalid_token')
  return announce(context, right)
}

function announce(context: Context, user: UserRow): Promise<unknown> {
  return context.write((tx) => {
    const row = context.db.get<SessionRow>('SELECT * FROM sessions WHERE id = ?', currentSession(context).id)
    if (row === undefined) throw new AppwriteError('user_session_not_found')
    emitUserEvent(context, tx, { name: 'sessions.[sessionId].create', userId: user.id, params: { sessionId: row.id }, payload: toSession(row) })
    logForUser(context, user.id, 'challenges.update')
    const mfaUpdatedAt = (row.mfa_updated_at ?? '').replace('T', ' ').replace('+00:00', '')
    // Nor does this answer name the unknown country.
    return { ...toSession(row, { cipher: context.backend.cipher }), mfaUpdatedAt, countryName: '' }
  })
}

type Attempt = { challenge: ChallengeRow; user: UserRow; otp: string }

function proves(context: Context, { challenge, user, otp }: Attempt): boolean {
  if (challenge.type === 'totp') {
    const totp = findTotp(context, user.id)
    return totp?.verified === 1 && matchesTotp(context.backend.cipher.open(totp.secret_sealed), otp, context.now)
  }
  if (challenge.type === 'recoverycode') return spendRecoveryCode(context, user, otp)
  return timingSafeEqual(Buffer.from(challenge.code_hash), Buffer.from(sealedSecret(context, user.id, otp)))
}

/** Compares without telling by its time how much was right. */
function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(one)), Buffer.from(hashSecret(other)))
}

function spendRecoveryCode(context: Context, user: UserRow, otp: string): boolean {
  const codes = openCodes(context, user)
  const left = codes.filter((code) => !sameSecret(code, otp))
  if (left.length === codes.length) return false
  changeUser(context, user, { mfa_recovery_codes: sealCodes(context, left) })
  return true
}
