import type { UserRow } from '../../auth/identity'
import { AppwriteError, invalidArgument } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { invalid, validator, type Validator } from '../../http/validator'
import { characters } from '../../http/validators'
import { commonPasswords } from './common-passwords.table'
import { matchesPassword } from './password-hash'

const LENGTH_TEXT = 'Password must be between 8 and 256 characters long.'

/** A password as such; the project's policies are checked by `checkNewPassword`. */
export const password: Validator<string> = validator(LENGTH_TEXT, (value) => (typeof value === 'string' && rightLength(value) ? value : invalid))

/** A password, or the empty text for none. */
export const passwordOrEmpty: Validator<string> = validator(LENGTH_TEXT, (value) => (value === '' || value === null ? '' : password.parse(value)))

function rightLength(value: string): boolean {
  const length = characters(value)
  return length >= 8 && length <= 256
}

export type Strength = { min: number; uppercase: boolean; lowercase: boolean; number: boolean; symbols: boolean }

export const NO_STRENGTH: Strength = { min: 8, uppercase: false, lowercase: false, number: false, symbols: false }

const CLASSES: readonly { part: 'uppercase' | 'lowercase' | 'number' | 'symbols'; find: RegExp; text: string }[] = [
  { part: 'uppercase', find: /\p{Lu}/u, text: 'one uppercase letter' },
  { part: 'lowercase', find: /\p{Ll}/u, text: 'one lowercase letter' },
  { part: 'number', find: /\p{Nd}/u, text: 'one number' },
  { part: 'symbols', find: /[^\p{L}\p{N}\s]/u, text: 'one symbol' },
]

type Person = { id: string; email: string | null; phone: string | null; name: string }

/** Refuses a new password that breaks the project's policies on strength, dictionary and personal data. */
export function checkNewPassword({ project }: Context, value: string, person: Person | null): void {
  checkStrength(project.settings.get<Strength>('auth.passwordStrength', NO_STRENGTH), value)
  if (project.settings.get('auth.passwordDictionary', false) && commonPasswords.has(value.toLowerCase())) {
    throw invalidArgument('Invalid `password` param: Password must be between 8 and 265 characters long, and should not be one of the commonly used password.')
  }
  if (person !== null && project.settings.get('auth.personalDataCheck', false) && namesPerson(value.toLowerCase(), person)) throw new AppwriteError('password_personal_data')
}

function checkStrength(rule: Strength, value: string): void {
  const missing = CLASSES.filter(({ part, find }) => rule[part] && !find.test(value)).map(({ text }) => text)
  if (missing.length === 0 && characters(value) >= rule.min) return
  const contents = CLASSES.filter(({ part }) => rule[part]).map(({ text }) => text)
  const rest = contents.length === 0 ? '' : ` and contain at least ${contents.join(', ')}`
  throw invalidArgument(`Invalid \`password\` param: Password must be between ${rule.min} and 256 characters long${rest}.`)
}

function namesPerson(value: string, { id, email, phone, name }: Person): boolean {
  const mailbox = email?.split('@')[0] ?? ''
  const parts = [id, email ?? '', mailbox, (phone ?? '').replace('+', ''), ...name.split(/\s+/)]
  return parts.some((part) => part.length >= 3 && value.includes(part.toLowerCase()))
}

/** The history with the new hash at its end; refuses a password that is already in it. */
export async function nextPasswordHistory({ project }: Context, user: UserRow, fresh: { plain: string; hash: string }): Promise<string> {
  const limit = project.settings.get<number>('auth.passwordHistory', 0)
  if (limit <= 0) return user.password_history
  const history = JSON.parse(user.password_history) as string[]
  for (const used of history) {
    if (await matchesPassword(fresh.plain, { password: used, hash: user.hash, hash_options: user.hash_options })) throw new AppwriteError('password_recently_used')
  }
  return JSON.stringify([...history, fresh.hash].slice(-limit))
}

/** Refuses when the project has as many users as it may have. */
export function checkUserLimit({ project, db }: Context): void {
  const limit = project.settings.get<number>('auth.limit', 0)
  if (limit > 0 && (db.get<{ n: number }>('SELECT COUNT(*) AS n FROM users')?.n ?? 0) >= limit) throw new AppwriteError('user_count_exceeded')
}

/** Refuses a way of signing in that the project has switched off. */
export function requireAuthMethod({ project }: Context, method: string): void {
  if (project.settings.get<Record<string, boolean>>('auth.methods', {})[method] === false) throw new AppwriteError('user_auth_method_unsupported')
}
