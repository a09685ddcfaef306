import { invalid, validator, type Validator } from '../../http/validator'

/** A role inside a team. */
export function roleKey(max: number): Validator<string> {
  const form = new RegExp(`^[A-Za-z0-9][A-Za-z0-9._-]{0,${max - 1}}$`)
  return validator(
    `Parameter must contain at most ${max} chars. Valid chars are a-z, A-Z, 0-9, period, hyphen, and underscore. Can't start with a special char`,
    (value) => (typeof value === 'string' && form.test(value) ? value : invalid),
  )
}
