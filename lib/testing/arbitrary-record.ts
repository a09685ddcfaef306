import fc from 'fast-check'
import { z } from 'zod'
import { columnSpecs, type ColumnSpec } from '@/lib/domain/record'
import { type RecordName, type RecordOf, records } from '@/lib/domain/records'

/** Any record its schema allows, in the sizes its columns hold: for round trips and for rows whose content does not matter. */
export function arbitraryRecord<Name extends RecordName>(name: Name): fc.Arbitrary<RecordOf<Name>> {
  const fields = Object.entries(records[name].shape).map(([key, type]) => [key, arbitraryField(key, type as z.ZodType)] as const)
  return fc.record(Object.fromEntries(fields)) as fc.Arbitrary<unknown> as fc.Arbitrary<RecordOf<Name>>
}

/** One record, the same in every run, with whatever the test needs changed. */
export function aRecord<Name extends RecordName>(name: Name, changes: Partial<RecordOf<Name>> & { id: string }): RecordOf<Name> {
  const [made] = fc.sample(arbitraryRecord(name), { seed: seedOf(`${name}/${changes.id}`), numRuns: 1 })
  return { ...made!, version: 1, ...changes }
}

const seedOf = (text: string) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7)

const anId = () => fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'), minLength: 20, maxLength: 20 })
const aMoment = () => fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }).map((date) => date.toISOString())

function arbitraryField(key: string, type: z.ZodType): fc.Arbitrary<unknown> {
  const spec = columnSpecs.get(type)
  if (spec && !spec.json) return spec.array ? fc.array(ofColumn(key, spec), { maxLength: 5 }) : ofColumn(key, spec, type)
  return ofType(key, type)
}

const ofColumnType: Partial<Record<ColumnSpec['type'], () => fc.Arbitrary<unknown>>> = {
  integer: () => fc.integer({ min: 1, max: 100_000 }),
  double: () => fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((thousandths) => thousandths / 1000),
  boolean: () => fc.boolean(),
  datetime: aMoment,
}

function ofColumn(key: string, spec: ColumnSpec, type?: z.ZodType): fc.Arbitrary<unknown> {
  if (spec.elements) return fc.constantFrom(...spec.elements)
  const simple = ofColumnType[spec.type]
  if (simple) return simple()
  if (key === 'id' || key.endsWith('Id') || spec.size === 36) return anId()
  const words = type ? fc.string({ unit: 'grapheme', maxLength: Math.min(40, Math.floor((spec.size ?? 40) / 12)) }) : fc.string({ maxLength: Math.min(20, spec.size ?? 20) })
  const isWords = type === undefined || type.safeParse('any words').success || type.safeParse('a').success
  return isWords ? words : aMoment().map((at) => at.slice(0, 10))
}

const accepts = (type: z.ZodType, value: unknown) => type.safeParse(value).success

function acceptedOf<Value>(key: string, type: z.ZodType, candidates: Value[]): Value[] {
  const accepted = candidates.filter((candidate) => accepts(type, candidate))
  if (accepted.length === 0) throw new Error(`No sample is known that the field ${key} accepts.`)
  return accepted
}

type Maker = (key: string, type: z.ZodType) => fc.Arbitrary<unknown>

/** The kinds of schema our records are written with; anything new must be told here. */
const makers: Record<string, Maker> = {
  nullable: (key, type) => fc.option(arbitraryField(key, (type as z.ZodNullable).unwrap() as z.ZodType), { nil: null }),
  optional: (key, type) => fc.option(arbitraryField(key, (type as z.ZodOptional).unwrap() as z.ZodType), { nil: undefined }),
  default: (key, type) => arbitraryField(key, (type as z.ZodDefault).unwrap() as z.ZodType),
  lazy: (key, type) => ofType(key, (type as z.ZodLazy).unwrap() as z.ZodType),
  object: (_, type) => fc.record(Object.fromEntries(Object.entries((type as z.ZodObject).shape).map(([key, field]) => [key, ofType(key, field as z.ZodType)]))),
  array: (key, type) => fc.array(ofType(key, (type as z.ZodArray).element as z.ZodType), { maxLength: 4 }),
  record: (_, type) => fc.dictionary(fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 8 }), ofType('', (type as z.ZodRecord).valueType as z.ZodType), { maxKeys: 4 }),
  union: (key, type) => fc.oneof(...(type as z.ZodUnion).options.map((option) => ofType(key, option as z.ZodType))),
  enum: (_, type) => fc.constantFrom(...(type as z.ZodEnum).options),
  literal: (_, type) => fc.constantFrom(...[...(type as z.ZodLiteral).values]),
  string: (key, type) => (accepts(type, 'é') && accepts(type, 'any word') ? fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }) : fc.constantFrom(...acceptedOf(key, type, ['any words', 'a', '09:30', '2026-03-05', '2026-03-05T10:00:00.000Z', 'A1', 'GB', '+44 7700 900123', 'a@b.test']))),
  number: (key, type) => fc.constantFrom(...acceptedOf(key, type, [0, 1, 2, 7, 30, 0.5, 12.75, 99, 480, -1])),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  unknown: () => fc.oneof(fc.string({ maxLength: 10 }), fc.integer({ min: 1 }), fc.constant({ any: 'thing', list: [1, 2] })),
}

function ofType(key: string, type: z.ZodType): fc.Arbitrary<unknown> {
  if (columnSpecs.get(type) && !columnSpecs.get(type)?.json) return arbitraryField(key, type)
  const maker = makers[type.def.type]
  if (!maker) throw new Error(`The field ${key} is of a kind (${type.def.type}) no sample is made for.`)
  return maker(key, type)
}
