import { AppwriteError } from '../../../http/appwrite-error'
import { nullable, optional, required, type ParamSpec, type ParamSpecs, type Validator } from '../../../http/validator'
import { datetime, email, integerRange, list, strictBoolean, text } from '../../../http/validators'
import { invalid, validator } from '../../../http/validator'
import { isIP } from 'node:net'
import { isUrl, problemWith, rangeProblem } from '../rows/row-values'
import type { ColumnOptions, ColumnType } from './column-def'
import { WIDEST } from './column-model'

/** One way to make a column: the route segment, its own parameters and what they mean. */
export type ColumnKind = {
  segment: string
  type: ColumnType
  format: string
  /** Parameters beside key, in order. */
  create: ParamSpecs
  update: ParamSpecs
  build(params: Record<string, unknown>): { size: number; options: ColumnOptions }
}

const wholeNumber: Validator<number | bigint> = validator('Value must be a valid signed 64-bit integer between -9,223,372,036,854,775,808 and 9,223,372,036,854,775,808', (value) =>
  typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value)) ? value : invalid)
const float: Validator<number> = validator('Value must be a valid float', (value) => (typeof value === 'number' ? value : invalid))
const url = validator('Value must be a valid URL', (value) => (typeof value === 'string' && isUrl(value) ? value : invalid))
const ip = validator('Value must be a valid IP address', (value) => (typeof value === 'string' && isIP(value) > 0 ? value : invalid))
const anyText = text(0, 0)
const someText = text(0)

const maybe = <T>(inner: Validator<T>): ParamSpec<T | null> => optional(nullable(inner), null)
const needed = { required: required(strictBoolean) }
const array = { array: optional(strictBoolean, false) }
/** A change must say the default, be it null. */
const said = <T>(inner: Validator<T>) => ({ default: required(nullable(inner)) })

function valueInvalid(message: string): AppwriteError {
  return new AppwriteError('column_value_invalid', message)
}

function textKind(segment: string, type: ColumnType, { size, sized }: { size: number; sized: boolean }): ColumnKind {
  const sizeParam: ParamSpecs = sized ? { size: required(integerRange(1, size)) } : {}
  return {
    segment, type, format: '',
    create: { ...sizeParam, ...needed, default: maybe(anyText), ...array, encrypt: optional(strictBoolean, false) },
    update: { ...needed, ...said(anyText), ...(sized ? { size: maybe(integerRange(1, size)) } : {}) },
    build: (params) => {
      const chosen = sized ? Number(params.size) : size
      if (params.encrypt === true && sized && chosen < 150) throw new AppwriteError('general_bad_request', 'Size too small. Encrypted strings require a minimum size of 150 characters.')
      checkDefault({ type, size: chosen, format: '', options: {} }, params.default)
      return { size: chosen, options: params.encrypt === true ? { encrypt: true } : {} }
    },
  }
}

/** A default has to be a value the column would take. None is always good. */
export function checkDefault(column: Parameters<typeof problemWith>[0], value: unknown): void {
  if (value === null || value === undefined) return
  const problem = problemWith(column, value)
  if (problem !== null) throw valueInvalid(problem)
}

function formatKind<T>(segment: string, inner: Validator<T>, size: number): ColumnKind {
  return { segment, type: 'string', format: segment, create: { ...needed, default: maybe(inner), ...array }, update: { ...needed, ...said(inner) }, build: () => ({ size, options: {} }) }
}

function numberKind(segment: string, type: 'integer' | 'bigint' | 'double', format: string): ColumnKind {
  const inner: Validator<number | bigint> = type === 'double' ? float : wholeNumber
  const widest = type === 'double' ? WIDEST.double : WIDEST.integer
  return {
    segment, type, format,
    create: { ...needed, min: maybe(inner), max: maybe(inner), default: maybe(inner), ...array },
    update: { ...needed, min: maybe(inner), max: maybe(inner), ...said(inner) },
    build: (params) => {
      const min = (params.min ?? widest.min) as number | bigint
      const max = (params.max ?? widest.max) as number | bigint
      checkRange({ min, max }, params.default)
      return { size: type === 'bigint' || (type === 'integer' && max > 2_147_483_647) ? 8 : type === 'integer' ? 4 : 0, options: { min, max } }
    },
  }
}

/** Both ends count, and the default has to lie between them. */
export function checkRange(range: { min: number | bigint; max: number | bigint }, value: unknown): void {
  if (range.min > range.max) throw valueInvalid('Minimum value must be lesser than maximum value')
  const problem = value === null || value === undefined ? null : rangeProblem(range, value)
  if (problem !== null) throw valueInvalid(problem)
}

const elements = list(text(255), 100)

export const columnKinds: readonly ColumnKind[] = [
  textKind('string', 'string', { size: 1_073_741_824, sized: true }),
  textKind('varchar', 'varchar', { size: 16_381, sized: true }),
  textKind('text', 'text', { size: 65_535, sized: false }),
  textKind('mediumtext', 'mediumtext', { size: 16_777_215, sized: false }),
  textKind('longtext', 'longtext', { size: 4_294_967_295, sized: false }),
  formatKind('email', email, 254),
  formatKind('url', url, 2000),
  formatKind('ip', ip, 39),
  {
    segment: 'enum', type: 'string', format: 'enum',
    create: { elements: required(elements), ...needed, default: maybe(someText), ...array },
    update: { elements: required(elements), ...needed, ...said(someText) },
    build: (params) => {
      const known = params.elements as string[]
      if (typeof params.default === 'string' && !known.includes(params.default)) throw valueInvalid('Default value not found in elements')
      return { size: 255, options: { elements: known } }
    },
  },
  numberKind('integer', 'integer', 'intRange'),
  numberKind('bigint', 'bigint', 'bigintRange'),
  numberKind('float', 'double', 'floatRange'),
  { segment: 'boolean', type: 'boolean', format: '', create: { ...needed, default: maybe(strictBoolean), ...array }, update: { ...needed, ...said(strictBoolean) }, build: () => ({ size: 0, options: {} }) },
  { segment: 'datetime', type: 'datetime', format: '', create: { ...needed, default: maybe(datetime), ...array }, update: { ...needed, ...said(datetime) }, build: () => ({ size: 0, options: {} }) },
]
