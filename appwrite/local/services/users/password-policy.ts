import type { UserRow } from '../../auth/identity'
import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { invalid, validator, type Validator } from '../../http/validator'
import { isCommonPassword } from './common-passwords'
import { matchesPassword } from './password-hash'

const LENGTH_TEXT = 'Password must be between 8 and 256 characters long.'
const DICTIONARY_TEXT = 'Password must be between 8 and 265 characters long, and should not be one of the commonly used password.'
const MAX_BYTES = 256

/** A password that is being given, not chosen: only its length matters, counted in bytes. */
export const password: Validator<string> = validator(LENGTH_TEXT, (value) => (typeof value === 'string' && hasLength(value, 8) ? value : invalid))

function hasLength(value: string, min: number): boolean {
  const bytes = Buffer.byteLength(value)
  return bytes >= min && bytes <= MAX_BYTES
}

export type Strength = { min: number; uppercase: boolean; lowercase: boolean; number: boolean; symbols: boolean }

export const NO_STRENGTH: Strength = { min: 8, uppercase: false, lowercase: false, number: false, symbols: false }

const CLASSES: readonly { part: 'uppercase' | 'lowercase' | 'number' | 'symbols'; find: RegExp; text: string }[] = [
  { part: 'uppercase', find: /[A-Z]/, text: 'include an uppercase letter' },
  { part: 'lowercase', find: /[a-z]/, text: 'include a lowercase letter' },
  { part: 'number', find: /\d/, text: 'include a number' },
  { part: 'symbols', find: /[^\p{L}\p{N}\s]/u, text: 'include a symbol' },
]

/** A password somebody chooses: the project's policies on strength and dictionary hold. Keeps the wording of the last refusal. */
export const newPassword: Validator<string> = chosenPassword()

/** The same, but the empty text (no password) is let through. */
export const newPasswordOrEmpty: Validator<string> = { ...newPassword, parse: (value, project) => (value === '' ? '' : newPassword.parse(value, project)) }

function chosenPassword(): Validator<string> {
  let message = LENGTH_TEXT
  return {
    describe: () => message,
    parse: (value, project) => {
      const rule = project?.settings.get<Strength>('auth.passwordStrength', NO_STRENGTH) ?? NO_STRENGTH
      message = strengthText(rule)
      if (typeof value !== 'string' || !isStrong(value, rule)) return invalid
      if (project?.settings.get<boolean>('auth.passwordDictionary', false) !== true || !isCommonPassword(value)) return value
      message = DICTIONARY_TEXT
      return invalid
    },
  }
}

function isStrong(value: string, rule: Strength): boolean {
  return hasLength(value, Math.max(8, rule.min)) && CLASSES.every(({ part, find }) => !rule[part] || find.test(value))
}

function strengthText(rule: Strength): string {
  const wanted = CLASSES.filter(({ part }) => rule[part]).map(({ text }) => text)
  return `Password must be ${[`between ${rule.min} and 256 characters long`, ...wanted].join(', ')}.`
}

type Person = { id: string; email: string | null; phone: string | null; name: string }

/** Refuses a password that holds the person's id, address, phone or name, when the project wishes so. */
export function refusePersonalData({ project }: Context, value: string, person: Person): void {
  if (project.settings.get('auth.personalDataCheck', false) && namesPerson(value.toLowerCase(), person)) throw new AppwriteError('password_personal_data')
}

function namesPerson(value: string, { id, email, phone, name }: Person): boolean {
  const parts = [id, email ?? '', email?.split('@')[0] ?? '', name, (phone ?? '').replace('+', '')]
  return parts.some((part) => part !== '' && value.includes(part.toLowerCase()))
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
export function checkUserLimit({ project, db }: Context, wording?: string): void {
  const limit = project.settings.get<number>('auth.limit', 0)
  if (limit > 0 && (db.get<{ n: number }>('SELECT COUNT(*) AS n FROM users')?.n ?? 0) >= limit) throw new AppwriteError('user_count_exceeded', wording)
}
