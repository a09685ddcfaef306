import { invalid, validator, type Validator } from './validator'

const DESCRIPTION = 'Value must be valid date in the future and between 0000-01-01 00:00:00 and 9999-12-31 00:00:00.'

/** A time that has not come yet, by the machine's clock. */
export const futureTime: Validator<string> = validator(DESCRIPTION, (value) => {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return !Number.isNaN(time) && time > Date.now() ? new Date(time).toISOString().replace('Z', '+00:00') : invalid
})
