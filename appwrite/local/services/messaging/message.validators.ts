import { invalid, validator, type Validator } from '../../http/validator'
import { list, uid } from '../../http/validators'

/** `bucket:file`. */
export const compoundId: Validator<string> = validator(
  'Must consist of multiple UIDs separated by a colon. Each UID must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, and underscore. Can\'t start with a special char.',
  (value) => (typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,35}:[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/.test(value) ? value : invalid),
)

export const ids: Validator<string[]> = list(uid)

export const badge: Validator<number> = validator('Value must be a valid signed 32-bit integer between -2,147,483,648 and 2,147,483,647', (value) => (Number.isInteger(value) && Math.abs(Number(value)) <= 2_147_483_647 ? (value as number) : invalid))
