import { timingSafeEqual } from 'node:crypto'
import type { Backend } from '../backend'
import { AppwriteError } from '../http/appwrite-error'
import { header, type RequestInfo } from '../http/request-info'
import type { Project } from '../project'
import { isoTime } from '../storage/ids'
import type { Auth } from './auth'
import { findSession, findSessionById, findUser, type SessionRow, type UserRow } from './identity'
import { JwtError, readJwt } from './jwt'
import { RememberedPeople } from './remembered-people'
import { GUEST_ROLES, rolesOf } from './roles'
import { GUEST_SCOPES, KEY_BASE_SCOPES, KEY_SCOPES, OWN_KEY_SCOPES, USER_SCOPES } from './scopes.table'
import { touchKey } from './touch-user'
import { decodeSession, hashSecret, type SessionSecret } from './session-secret'

const GUEST_SCOPE_SET: ReadonlySet<string> = new Set(GUEST_SCOPES)
const USER_SCOPE_SET: ReadonlySet<string> = new Set(USER_SCOPES)
/** Those marked for it may look for whom to act as. */
const IMPERSONATOR_SCOPE_SET: ReadonlySet<string> = new Set([...USER_SCOPES, 'users.read'])
const ALL_KEY_SCOPE_SET: ReadonlySet<string> = new Set([...KEY_BASE_SCOPES, ...KEY_SCOPES, ...OWN_KEY_SCOPES])
const GUEST_ROLE_SET: ReadonlySet<string> = new Set(GUEST_ROLES)

export const GUEST: Auth = {
  kind: 'guest', user: null, session: null, viaJwt: false, roleList: GUEST_ROLES,
  subject: { roles: GUEST_ROLE_SET, exempt: false }, scopes: GUEST_SCOPE_SET,
  label: { who: 'User', role: 'guests' }, keyId: null, impersonatorId: null,
}

type Asked = { backend: Backend; project: Project; request: RequestInfo }

/** Works out who is asking: a key wins over a session; a bad or expired session is a guest. */
export function resolveAuth(asked: Asked): Auth {
  const person = impersonated(asked, resolvePerson(asked))
  const secret = header(asked.request, 'x-appwrite-key')
  return secret === '' ? person : resolveKey(asked, secret)
}

const sessions = new RememberedPeople()
const tokens = new RememberedPeople()

/** The person behind a session value (cookie, header or realtime frame), or null. Remembered until any account, session or membership changes. */
export function personOfSession(asked: Pick<Asked, 'backend' | 'project'>, value: string): Auth | null {
  const { project, backend } = asked
  const known = sessions.find(project, value, backend.now())
  if (known !== undefined) return known
  const claimed = decodeSession(value)
  const auth = claimed === null ? null : personOf(asked, claimed)
  if (auth !== null && auth.session !== null) sessions.keep(project, value, { auth, expiresAt: Date.parse(auth.session.expire) })
  return auth
}

/** The person behind a JWT; remembered as sessions are. Throws 401 `user_jwt_invalid` when it is forged or expired. */
export function personOfJwt({ backend, project }: Pick<Asked, 'backend' | 'project'>, token: string): Auth | null {
  const known = tokens.find(project, token, backend.now())
  if (known !== undefined) return known
  const claims = readClaims(backend, token)
  const auth = personOfClaims(project, claims, isoTime(backend.now()))
  const ends = [Number(claims.exp) * 1000, ...(auth?.session ? [Date.parse(auth.session.expire)] : [])]
  if (auth !== null) tokens.keep(project, token, { auth, expiresAt: Math.min(...ends) })
  return auth
}

function personOfClaims(project: Project, { userId, sessionId }: Record<string, unknown>, now: string): Auth | null {
  if (typeof userId !== 'string') return null
  const user = findUser(project.db, userId)
  if (user === undefined) return null
  if (typeof sessionId !== 'string' || sessionId === '') return authOfUser(project, { user, session: null, viaJwt: true })
  const session = findSessionById(project.db, { userId, sessionId, now })
  return session === undefined ? null : authOfUser(project, { user, session, viaJwt: true })
}

function readClaims(backend: Backend, token: string): Record<string, unknown> {
  try {
    return readJwt(backend.cipher, token, backend.now())
  } catch (error) {
    if (!(error instanceof JwtError) && !(error instanceof SyntaxError)) throw error
    throw new AppwriteError('user_jwt_invalid', `Failed to verify JWT. ${error instanceof JwtError ? error.message : 'Invalid token: Malformed'}`)
  }
}

function resolvePerson(asked: Asked): Auth {
  const person = claimedPerson(asked)
  const token = header(asked.request, 'x-appwrite-jwt') || jwtInQuery(asked.request)
  if (token === '') return person ?? GUEST
  if (person !== null) throw new AppwriteError('user_jwt_and_cookie_set')
  return personOfJwt(asked, token) ?? GUEST
}

function jwtInQuery(request: RequestInfo): string {
  return request.method === 'GET' && typeof request.query.jwt === 'string' ? request.query.jwt : ''
}

/** Cookie first, then the header servers use, then what browsers without third-party cookies send. */
function claimedPerson(asked: Asked): Auth | null {
  const { project, request } = asked
  const name = `a_session_${project.id}`
  const values = [request.cookies[name] ?? request.cookies[`${name}_legacy`] ?? '', header(request, 'x-appwrite-session'), fallbackCookie(header(request, 'x-fallback-cookies'), name)]
  const value = values.find((candidate) => candidate !== '' && decodable(asked, candidate))
  return value === undefined ? null : personOfSession(asked, value)
}

/** A value that is no session at all lets the next place be looked at; a session that has ended does not. */
function decodable({ project }: Asked, value: string): boolean {
  return sessions.has(project, value) || decodeSession(value) !== null
}

function fallbackCookie(text: string, name: string): string {
  if (text === '') return ''
  try {
    const value = (JSON.parse(text) as Record<string, unknown> | null)?.[name]
    return typeof value === 'string' ? value : ''
  } catch {
    // A header of somebody else's making is no session.
    return ''
  }
}

function personOf({ backend, project }: Pick<Asked, 'backend' | 'project'>, { id, secret }: SessionSecret): Auth | null {
  const session = findSession(project.db, { userId: id, secretHash: hashSecret(secret), now: isoTime(backend.now()) })
  const user = session === undefined ? undefined : findUser(project.db, id)
  return user === undefined || session === undefined ? null : authOfUser(project, { user, session, viaJwt: false })
}

type SignedIn = { user: UserRow; session: SessionRow | null; viaJwt: boolean }

function authOfUser(project: Project, { user, session, viaJwt }: SignedIn): Auth {
  const roleList = rolesOf(project.db, user)
  return {
    kind: 'user', user, session, viaJwt, roleList,
    subject: { roles: new Set(roleList), exempt: false }, scopes: user.impersonator === 1 ? IMPERSONATOR_SCOPE_SET : USER_SCOPE_SET,
    label: { who: user.email ?? 'User', role: 'users' }, keyId: null, impersonatorId: null,
  }
}

/** Whom the request means to act as, if the person is marked for that; the session stays the person's own, so the other has none. */
function impersonated({ project, request }: Asked, person: Auth): Auth {
  if (person.user?.impersonator !== 1) return person
  const user = otherUser(project, request)
  if (user === undefined) return person
  return { ...authOfUser(project, { user, session: null, viaJwt: person.viaJwt }), scopes: IMPERSONATOR_SCOPE_SET, impersonatorId: person.user.id }
}

function otherUser({ db }: Project, request: RequestInfo): UserRow | undefined {
  const asked = (part: 'Id' | 'Email' | 'Phone'): string => {
    const told = header(request, `x-appwrite-impersonate-user-${part.toLowerCase()}`)
    if (told !== '' || request.method !== 'GET') return told
    const name = part === 'Id' ? 'UserId' : part
    const inQuery = request.query[`impersonate${name.toLowerCase()}`] ?? request.query[`impersonate${name}`]
    return typeof inQuery === 'string' ? inQuery : ''
  }
  const [id, email, phone] = [asked('Id'), asked('Email'), asked('Phone')]
  if (id !== '') return findUser(db, id)
  if (email !== '') return db.get<UserRow>('SELECT * FROM users WHERE email = ?', email.toLowerCase())
  return phone === '' ? undefined : db.get<UserRow>('SELECT * FROM users WHERE phone = ?', phone)
}

type KeyRow = { id: string; name: string; scopes: string; expire: string | null; accessed_at: string | null }

function resolveKey(asked: Asked, secret: string): Auth {
  const { backend, project, request } = asked
  const who = `app.${project.id}@service.${request.hostname}`
  if (isBootstrapKey(backend, project, secret)) return authOfKey({ id: 'bootstrap', who, scopes: ALL_KEY_SCOPE_SET })
  const kind = secret.includes('_') ? secret.slice(0, secret.indexOf('_')) : 'standard'
  if (kind === 'ephemeral' || kind === 'dynamic') return ephemeralKey(asked, secret.slice(kind.length + 1), who)
  const stored = project.db.get<KeyRow>('SELECT id, name, scopes, expire, accessed_at FROM keys WHERE secret_hash = ?', hashSecret(secret))
  if (stored === undefined) {
    if (kind === 'standard') throw new AppwriteError('user_unauthorized')
    return GUEST
  }
  if (stored.expire !== null && stored.expire < isoTime(backend.now())) throw new AppwriteError('project_key_expired')
  touchKey(project, stored, backend.now())
  return authOfKey({ id: stored.id, who, scopes: new Set([...KEY_BASE_SCOPES, ...(JSON.parse(stored.scopes) as string[])]) })
}

function ephemeralKey({ backend, project }: Asked, token: string, who: string): Auth {
  let claims: Record<string, unknown>
  try {
    claims = readJwt(backend.cipher, token, backend.now())
  } catch {
    // Expired, forged and malformed keys are told the same.
    throw new AppwriteError('project_key_expired')
  }
  if (claims.projectId !== project.id) return GUEST
  const scopes = Array.isArray(claims.scopes) ? (claims.scopes as string[]) : []
  return authOfKey({ id: '', who, scopes: new Set([...KEY_BASE_SCOPES, ...scopes]) })
}

function isBootstrapKey(backend: Backend, project: Project, secret: string): boolean {
  if (project.id !== backend.options.projectId || backend.bootstrapKeyHash === null) return false
  return timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(backend.bootstrapKeyHash))
}

function authOfKey({ id, who, scopes }: { id: string; who: string; scopes: ReadonlySet<string> }): Auth {
  return {
    kind: 'key', user: null, session: null, viaJwt: false, roleList: ['any', 'keys'],
    subject: { roles: new Set(['any', 'keys']), exempt: true }, scopes,
    label: { who, role: 'applications' }, keyId: id, impersonatorId: null,
  }
}
