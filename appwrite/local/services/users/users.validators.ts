import { invalid, validator, type Validator } from '../../http/validator'
import { characters, email, phone } from '../../http/validators'

export { assoc, boolean } from '../../http/validators'

export const emailOrEmpty: Validator<string> = validator(() => email.describe(), (value) => (value === '' ? '' : email.parse(value)))
export const phoneOrEmpty: Validator<string> = validator(() => phone.describe(), (value) => (value === '' ? '' : phone.parse(value)))

const LABEL_CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Letters and digits, at most 36. */
export const label: Validator<string> = validator(
  () => `Value must be a valid string and at least 1 chars and no longer than 36 chars and only consist of '${LABEL_CHARACTERS.split('').join(', ')}' chars`,
  (value) => (typeof value === 'string' && /^[0-9A-Za-z]+$/.test(value) && characters(value) <= 36 ? value : invalid),
)
