import { findUser, type UserRow } from '../../auth/identity'
import { signJwt } from '../../auth/jwt'
import { AppwriteError, type ErrorType } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { hostOf } from '../../http/cors'
import { isOwnAddress } from '../../http/origins'
import { withQuery } from '../../http/redirect-url'
import { isoTime, uniqueId } from '../../storage/ids'
import type { Tx } from '../../storage/store'
import { addToken, newSecret, toToken } from '../users/account-token'
import { checkUserLimit } from '../users/password-policy'
import { endSessions, sessionSeconds, type OpenedSession } from '../users/session-writes'
import { emitUserEvent } from '../users/user-events'
import { changeUser, insertUser, mustFindUser } from '../users/user-writes'
import { redirect } from './mock.routes'
import { OauthError, type OauthPerson, type OauthTokens } from './oauth-adapter'
import { findOauthClient, oauthName, storedOauth } from './oauth-client'
import { openAccountSession } from './open-account-session'
import { setSessionCookies } from './session-reply'
import type { IdentityRow } from './identity.model'

export type OauthReturn = { provider: string; code: string; state: string; error: string; error_description: string }
const WRAPPED_SECONDS = 60

type State = { success: string; failure: string; token: boolean }

/** Back from the provider: finds or makes the account and sends the browser to the app. */
export async function finishOauth(context: Context, given: OauthReturn): Promise<unknown> {
  const state = readState(given.state)
  checkPlace(context, state.success, 'project_invalid_success_url')
  if (state.failure !== '') checkPlace(context, state.failure, 'project_invalid_failure_url')
  try {
    return await signIn(context, given, state)
  } catch (error) {
    const refusal = refusalOf(error, given.provider)
    if (refusal === null || state.failure === '') throw refusal ?? error
    const told = { error: JSON.stringify({ message: refusal.message, type: refusal.type, code: refusal.code }) }
    return redirect(context, withQuery(state.failure, isOwnPage(state.failure, 'failure') ? { ...told, project: context.project.id } : told))
  }
}

function refusalOf(error: unknown, provider: string): AppwriteError | null {
  if (error instanceof AppwriteError) return error
  return error instanceof OauthError ? new AppwriteError('user_oauth2_provider_failure', { params: [oauthName(provider), error.message] }) : null
}

function readState(text: string): State {
  if (text === '') return { success: '', failure: '', token: false }
  try {
    const { success = '', failure = '', token = false } = JSON.parse(text) as Partial<State>
    return { success: String(success), failure: String(failure), token: token === true }
  } catch {
    // Anybody can call the address with anything: the real server's 500 would be a false alarm.
    throw new AppwriteError('general_bad_request', 'Failed to parse login state params as passed from OAuth2 provider')
  }
}

/** Where an app that names no page of its own is sent: from there its own scheme takes over, and needs to know the project. */
function isOwnPage(address: string, name: 'success' | 'failure'): boolean {
  return URL.canParse(address) && new URL(address).pathname === `/auth/oauth2/${name}`
}

function checkPlace(context: Context, address: string, type: ErrorType): void {
  const isHere = /^https?:/i.test(address) && hostOf(address) === hostOf(context.backend.url)
  if (!isHere && !isOwnAddress(context, address)) throw new AppwriteError(type)
}

async function signIn(context: Context, given: OauthReturn, state: State): Promise<unknown> {
  const { provider } = given
  if (!storedOauth(context, provider).enabled) throw new AppwriteError('project_provider_disabled', 'This provider is disabled. Please enable the provider from your Appwrite console to continue.')
  if (given.error !== '') {
    const detail = given.error_description === '' ? '' : `: ${given.error_description}`
    throw new AppwriteError('user_oauth2_provider_error', `The ${oauthName(provider)} OAuth2 provider returned an error: ${given.error}${detail}`)
  }
  if (given.code === '') throw new AppwriteError('user_oauth2_provider_error', 'Missing OAuth2 code. Please contact the Appwrite team for additional support.')
  const client = findOauthClient(context, provider)
  if (client === null) throw new AppwriteError('project_provider_disabled')
  const tokens = await client.exchange(given.code)
  const person = await client.person(tokens.accessToken)
  if (person.id === '') throw new AppwriteError('user_missing_id')
  const params = await context.write((tx) => settle(context, tx, { provider, tokens, person: { ...person, email: person.email.toLowerCase() }, token: state.token }))
  if (params.opened !== null) setSessionCookies(context, params.opened.encoded, params.opened.row)
  const relayed: Record<string, string> = params.opened !== null && isOwnPage(state.success, 'success') ? { project: context.project.id, domain: '', key: `a_session_${context.project.id}`, secret: params.opened.encoded } : {}
  return redirect(context, withQuery(state.success, { ...params.query, ...relayed }))
}

type Proved = { provider: string; tokens: OauthTokens; person: OauthPerson; token: boolean }

function settle(context: Context, tx: Tx, proved: Proved): { query: Record<string, string>; opened: OpenedSession | null } {
  const user = findOwner(context, proved) ?? insertOwner(context, tx, proved.person)
  if (context.auth.session !== null) endSessions(context, tx, { userId: user.id, ids: [context.auth.session.id] })
  if (user.status === 0) throw new AppwriteError('user_blocked')
  const expiry = isoTime(context.now + proved.tokens.expiresIn * 1000)
  const sealed = { access: context.backend.cipher.seal(proved.tokens.accessToken), refresh: proved.tokens.refreshToken === '' ? '' : context.backend.cipher.seal(proved.tokens.refreshToken) }
  saveIdentity(context, { user, proved, sealed, expiry })
  completeUser(context, user, proved.person)
  if (proved.token) {
    return { query: { secret: tokenFor(context, tx, { userId: user.id, provider: proved.provider }), userId: user.id }, opened: null }
  }
  const opened = openAccountSession(context, tx, {
    userId: user.id, provider: proved.provider, factors: ['email', 'oauth2'],
    oauth: { uid: proved.person.id, accessToken: sealed.access, refreshToken: sealed.refresh, accessTokenExpiry: expiry },
  })
  return { query: {}, opened }
}

/** What the app exchanges for a session: the token wrapped in a JWT that names the provider and lives a minute. */
function tokenFor(context: Context, tx: Tx, { userId, provider }: { userId: string; provider: string }): string {
  const secret = newSecret(64)
  const token = addToken(context, { userId, type: 'oauth2', secret, seconds: sessionSeconds(context), provider })
  emitUserEvent(context, tx, { name: 'tokens.[tokenId].create', userId, params: { tokenId: token.id }, payload: toToken(token) })
  return signJwt(context.backend.cipher, { secret, provider }, { nowMs: context.now, seconds: WRAPPED_SECONDS })
}

/** Whose sign-in this is: the person signed in now, the identity's owner, or the owner of a verified address. */
function findOwner({ db, auth }: Context, { provider, person }: Proved): UserRow | undefined {
  const byUid = db.get<IdentityRow>('SELECT * FROM identities WHERE provider = ? AND provider_uid = ?', provider, person.id)
  if (auth.user !== null) {
    const otherIdentity = db.get('SELECT 1 AS yes FROM identities WHERE provider_email = ? AND user_id <> ?', person.email, auth.user.id)
    const otherUser = db.get('SELECT 1 AS yes FROM users WHERE email = ? AND id <> ?', person.email, auth.user.id)
    if (otherIdentity !== undefined || otherUser !== undefined || (byUid !== undefined && byUid.user_id !== auth.user.id)) throw new AppwriteError('user_already_exists')
    return findUser(db, auth.user.id)
  }
  if (byUid !== undefined) return findUser(db, byUid.user_id)
  if (person.email === '') throw new AppwriteError('user_unauthorized', 'OAuth provider failed to return email.')
  const byEmail = db.get<UserRow>('SELECT * FROM users WHERE email = ?', person.email)
  const byIdentity = db.get<IdentityRow>('SELECT * FROM identities WHERE provider_email = ?', person.email)
  const known = byEmail ?? (byIdentity === undefined ? undefined : findUser(db, byIdentity.user_id))
  if (known !== undefined && !person.verified) throw new AppwriteError('general_bad_request')
  return known
}

function insertOwner(context: Context, tx: Tx, person: OauthPerson): UserRow {
  checkUserLimit(context)
  const user = insertUser(context, tx, { id: uniqueId(context.now), email: person.email, name: person.name, accessedAt: context.isoNow })
  return person.verified ? changeUser(context, user, { email_verification: 1 }) : user
}

type Saving = { user: UserRow; proved: Proved; sealed: { access: string; refresh: string }; expiry: string }

function saveIdentity({ db, now, isoNow }: Context, { user, proved, sealed, expiry }: Saving): void {
  const { provider, person } = proved
  const changed = db.run(
    'UPDATE identities SET access_sealed = ?, refresh_sealed = ?, access_expiry = ?, updated_at = ? WHERE user_id = ? AND provider = ? AND provider_uid = ?',
    sealed.access, sealed.refresh, expiry, isoNow, user.id, provider, person.id,
  ).changes
  if (changed > 0) return
  const id = uniqueId(now)
  db.run(
    'INSERT INTO identities (id, created_at, updated_at, user_id, provider, provider_uid, provider_email, access_sealed, refresh_sealed, access_expiry, search) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    id, isoNow, isoNow, user.id, provider, person.id, person.email, sealed.access, sealed.refresh, expiry, `${id} ${user.id} ${person.email} ${provider}`,
  )
}

/** Fills in what the account lacks from what the provider knows. */
function completeUser(context: Context, before: UserRow, person: OauthPerson): void {
  const user = mustFindUser(context, before.id)
  const email = user.email === null && person.email !== '' ? { email: person.email, email_verification: person.verified ? 1 : 0 } : {}
  const name = user.name === '' && person.name !== '' ? { name: person.name } : {}
  if (Object.keys({ ...email, ...name }).length > 0) changeUser(context, user, { ...email, ...name })
}
