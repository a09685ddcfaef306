import { z } from 'zod'

/**
 * How a field lies in storage. `json` columns hold a nested value as text; `encrypt` columns cannot be filtered.
 * A test holds these against appwrite.json, which is the truth about storage.
 */
export type ColumnSpec = {
  type: 'string' | 'integer' | 'double' | 'boolean' | 'datetime' | 'enum'
  size?: number
  array?: boolean
  encrypt?: boolean
  json?: boolean
  elements?: readonly string[]
}

export const columnSpecs = z.registry<ColumnSpec>()

function stored<T extends z.ZodType>(type: T, spec: ColumnSpec): T {
  columnSpecs.add(type, spec)
  return type
}

/** A row may be 65,535 bytes wide in MariaDB; texts above 16,381 characters are kept outside the row and count little. */
const columnSize = (size: number) => (size < 2000 ? size : Math.max(size, 16_384))

/** How an Appwrite row id looks: up to 36 characters. What looks otherwise is nothing’s id. */
export const idShape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/
/** The id of a row, here or in another table, as `idShape` says. */
export const id = () => stored(z.string().regex(idShape), { type: 'string', size: 36 })
/** Short searchable text. */
export const text = (size: number) => stored(z.string().max(size), { type: 'string', size: columnSize(size) })
/** Sensitive free text: encrypted at rest, never filtered. Appwrite needs at least 150 characters. */
export const privateText = (size: number) => stored(z.string().max(size), { type: 'string', size: columnSize(Math.max(size, 150)), encrypt: true })
/** A moment, as ISO 8601 with offset. */
export const instant = () => stored(z.iso.datetime({ offset: true }), { type: 'datetime' })
/** A calendar day without a zone, such as a date of birth: YYYY-MM-DD. */
export const day = () => stored(z.iso.date(), { type: 'string', size: 10 })
/** A whole number within what JavaScript counts exactly (2^53 - 1). The unit belongs into the field's name. */
export const integer = () => stored(z.int(), { type: 'integer' })
/** A finite number, stored as a double. */
export const decimal = () => stored(z.number(), { type: 'double' })
/** True or false. Where "nobody said" is a third answer, wrap it in `maybe`. */
export const flag = () => stored(z.boolean(), { type: 'boolean' })
/** One of a closed list, as an Appwrite enum: a new value is a change of the storage column too. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) => stored(z.enum(values), { type: 'enum', elements: values })
/** A list of short texts. */
export const texts = (size: number) => stored(z.array(z.string().max(size)), { type: 'string', size, array: true })
/** A nested value stored as JSON text of at most `size` characters. */
export const nested = <T extends z.ZodType>(shape: T, size: number, { encrypt = false } = {}) => stored(z.lazy(() => shape) as unknown as T, { type: 'string', size: columnSize(Math.max(size, 150)), json: true, ...(encrypt ? { encrypt } : {}) })
/** May be absent. Absent is `null`, never an empty text. */
export const maybe = <T extends z.ZodType>(type: T) => type.nullable().default(null)

const everyRecord = {
  id: id(),
  organisationId: id(),
  /** Starts at 1 and grows by one with each save; the history row `<id>-<version>` makes a lost update impossible. */
  version: integer(),
  createdAt: instant(),
  updatedAt: instant(),
}

/** A record of the clinic: what a table row is to the rules. */
export const record = <Shape extends z.ZodRawShape>(shape: Shape) => z.object({ ...everyRecord, ...shape })

/** What a caller gives to make a record; the repository adds version and times. */
export type Fresh<R> = Omit<R, 'version' | 'createdAt' | 'updatedAt'>

/** The storage columns of a record schema, in the order written, without Appwrite's own fields. */
export function columnsOf(schema: z.ZodObject): { key: string; required: boolean; spec: ColumnSpec }[] {
  return Object.entries(schema.shape)
    .filter(([key]) => !['id', 'createdAt', 'updatedAt'].includes(key))
    .map(([key, type]) => ({ key, required: !isOptional(type as z.ZodType), spec: specOf(key, type as z.ZodType) }))
}

function specOf(key: string, type: z.ZodType): ColumnSpec {
  const spec = columnSpecs.get(type)
  if (spec) return spec
  if (type instanceof z.ZodDefault || type instanceof z.ZodNullable) return specOf(key, type.unwrap() as z.ZodType)
  throw new Error(`The field ${key} does not say how it is stored.`)
}

const isOptional = (type: z.ZodType): boolean => type instanceof z.ZodNullable || (type instanceof z.ZodDefault && isOptional(type.unwrap() as z.ZodType))
