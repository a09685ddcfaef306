import { findUser, type UserRow } from '../../auth/identity'
import { sessionWatch } from '../../auth/session-watch'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { uniqueId } from '../../storage/ids'
import { uniqueClash, type SqlValue } from '../../storage/sqlite'
import type { Tx } from '../../storage/store'
import { ARGON2_OPTIONS, DEFAULT_HASH } from './password-hash'
import { emitUserEvent } from './user-events'
import { toUser } from './user.model'

export type NewUser = {
  id: string
  email?: string | null
  phone?: string | null
  name?: string
  password?: { password: string | null; hash: string; hash_options: string } | null
  /** When the password was set; null for accounts whose password nobody knows. */
  passwordUpdate?: string | null
  accessedAt?: string | null
  /** False where the real server makes no e-mail or phone target: accounts made by a sign-in link or an invitation. */
  targets?: boolean
  /** The address is kept as it was written; the sign-in by link or code does so. It is compared without case all the same. */
  keepsCase?: boolean
}

const NO_PASSWORD = { password: null, hash: DEFAULT_HASH, hash_options: JSON.stringify(ARGON2_OPTIONS) }

/** Adds a user with its e-mail and phone targets and tells it. Throws 409 `user_already_exists` on a taken id, e-mail or phone. */
export function insertUser(context: Context, tx: Tx, user: NewUser): UserRow {
  const { db, isoNow } = context
  const stored = user.password ?? NO_PASSWORD
  const email = (user.keepsCase === true ? user.email : user.email?.toLowerCase()) || null
  const phone = user.phone || null
  const name = user.name ?? ''
  const keepsHistory = historyLength(context) > 0 && stored.password !== null
  try {
    db.run(
      `INSERT INTO users (id, created_at, updated_at, name, email, phone, password, hash, hash_options, password_update, password_history, registration, accessed_at, search)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      user.id, isoNow, isoNow, name, email, phone, stored.password, stored.hash, stored.hash_options,
      user.passwordUpdate ?? null, JSON.stringify(keepsHistory ? [stored.password] : []), isoNow, user.accessedAt ?? null, searchText({ id: user.id, email, phone, name }),
    )
  } catch (error) {
    if (uniqueClash(error) !== null) throw new AppwriteError('user_already_exists')
    throw error
  }
  const row = mustFindUser(context, user.id)
  if (user.targets !== false) addOwnTargets(context, row)
  emitUserEvent(context, tx, { name: 'create', userId: row.id, payload: toUser(context.db, row) })
  return row
}

/** How many former passwords the project forbids; 0 keeps no history. */
export function historyLength({ project }: Context): number {
  return project.settings.get<number>('auth.passwordHistory', 0)
}

function searchText({ id, email, phone, name }: { id: string; email: string | null; phone: string | null; name: string }): string {
  return [id, email, phone, name].filter((part) => part !== null && part !== '').join(' ')
}

function addOwnTargets(context: Context, { id, email, phone }: UserRow): void {
  if (email !== null) addOwnTarget(context, { userId: id, type: 'email', identifier: email })
  if (phone !== null) addOwnTarget(context, { userId: id, type: 'sms', identifier: phone })
}

function addOwnTarget({ db, isoNow, now }: Context, target: { userId: string; type: string; identifier: string }): void {
  db.run(
    'INSERT OR IGNORE INTO targets (id, created_at, updated_at, user_id, provider_type, identifier) VALUES (?, ?, ?, ?, ?, ?)',
    uniqueId(now), isoNow, isoNow, target.userId, target.type, target.identifier,
  )
}

/** The user, or 404 `user_not_found`. */
export function mustFindUser({ db }: Pick<Context, 'db'>, id: string): UserRow {
  const user = findUser(db, id)
  if (user === undefined) throw new AppwriteError('user_not_found')
  return user
}

type Columns = Partial<Record<Exclude<keyof UserRow, 'seq' | 'id' | 'created_at' | 'updated_at' | 'search'>, SqlValue>>

/**
 * Changes columns of a user and keeps its search words and targets in step. Call inside a write.
 * An e-mail or phone that another user has is refused: 409 `user_email_already_exists`, `user_phone_already_exists`.
 */
export function changeUser(context: Context, before: UserRow, columns: Columns): UserRow {
  const { db, isoNow } = context
  const names = Object.keys(columns) as (keyof Columns)[]
  const assignments = [...names.map((name) => `${name} = ?`), 'updated_at = ?'].join(', ')
  try {
    db.run(`UPDATE users SET ${assignments} WHERE id = ?`, ...names.map((name) => columns[name] ?? null), isoNow, before.id)
  } catch (error) {
    if (uniqueClash(error) === null) throw error
    throw new AppwriteError(columns.email === undefined ? 'user_phone_already_exists' : 'user_email_already_exists')
  }
  const after = mustFindUser(context, before.id)
  if (columns.name !== undefined || columns.email !== undefined || columns.phone !== undefined) {
    after.search = searchText(after)
    db.run('UPDATE users SET search = ? WHERE id = ?', after.search, after.id)
  }
  if (columns.email !== undefined) moveTarget(context, { userId: after.id, from: before.email, to: after.email })
  if (columns.phone !== undefined) moveTarget(context, { userId: after.id, from: before.phone, to: after.phone })
  return after
}

type Move = { userId: string; from: string | null; to: string | null }

/** The target of an address follows it. Where there was none there stays none: only administrators add one, see `ensureTarget`. */
function moveTarget({ db, isoNow }: Context, { userId, from, to }: Move): void {
  if (from === null) return
  if (to === null) db.run('DELETE FROM targets WHERE user_id = ? AND identifier = ?', userId, from)
  else db.run('UPDATE targets SET identifier = ?, updated_at = ? WHERE user_id = ? AND identifier = ?', to, isoNow, userId, from)
}

/** Makes the target of an e-mail address or phone number, unless the address has one. */
export function ensureTarget(context: Context, target: { userId: string; type: 'email' | 'sms'; identifier: string }): void {
  if (context.db.get('SELECT 1 AS yes FROM targets WHERE identifier = ?', target.identifier) === undefined) addOwnTarget(context, target)
}

/** Refuses an e-mail or phone that another target already uses. */
export function refuseTakenTarget({ db }: Context, identifier: string): void {
  if (db.get('SELECT 1 AS yes FROM targets WHERE identifier = ?', identifier) !== undefined) throw new AppwriteError('user_target_already_exists')
}

/** Whether the address belongs to an identity of somebody else (or of anybody, without a user). */
export function belongsToIdentity({ db }: Context, email: string, userId = ''): boolean {
  return db.get('SELECT 1 AS yes FROM identities WHERE provider_email = ? AND user_id <> ?', email, userId) !== undefined
}

/** Removes a user and everything that is his alone; rows that name him in permissions stay. */
export function removeUser(context: Context, tx: Tx, user: UserRow): void {
  const { db, project } = context
  db.run('DELETE FROM users WHERE id = ?', user.id)
  const teams = db.all<{ team_id: string }>('SELECT team_id FROM memberships WHERE user_id = ? AND confirm = 1', user.id)
  for (const { team_id: teamId } of teams) db.run('UPDATE teams SET total = max(total - 1, 0) WHERE id = ?', teamId)
  dropSubscribers(context, user.id)
  for (const table of ['sessions', 'authenticators', 'targets', 'identities', 'account_tokens', 'challenges', 'memberships']) db.run(`DELETE FROM ${table} WHERE user_id = ?`, user.id)
  tx.afterCommit(() => sessionWatch(project).ended({ userId: user.id, sessionIds: null }))
}

/** Takes the user's targets out of topics. */
function dropSubscribers({ db }: Context, userId: string): void {
  const subscribed = db.all<{ topic_id: string; provider_type: string }>('SELECT topic_id, provider_type FROM subscribers WHERE user_id = ?', userId)
  for (const { topic_id: topicId, provider_type: type } of subscribed) {
    const column = type === 'email' ? 'email_total' : type === 'sms' ? 'sms_total' : 'push_total'
    db.run(`UPDATE topics SET ${column} = max(${column} - 1, 0) WHERE id = ?`, topicId)
  }
  db.run('DELETE FROM subscribers WHERE user_id = ?', userId)
}
