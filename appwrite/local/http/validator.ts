import type { Project } from '../project'

/** Marks a refused value; a symbol, because every other value can be a legal one. */
export const invalid: unique symbol = Symbol('invalid')

/** Turns a raw request value into a typed one, or refuses it with `description` as the wording. Some ask the project's settings. */
export type Validator<T> = {
  parse(value: unknown, project?: Project): T | typeof invalid
  describe(): string
}

export type ParamSpec<T> = {
  validator: Validator<T>
  /** Value when the request does not carry the parameter; required parameters have none. */
  fallback?: T
  optional: boolean
}

export type ParamSpecs = Record<string, ParamSpec<unknown>>
export type ParamsOf<S> = { [K in keyof S]: S[K] extends ParamSpec<infer T> ? T : never }

/** A parameter without which a request is refused. */
export function required<T>(validator: Validator<T>): ParamSpec<T> {
  return { validator, optional: false }
}

/** A parameter that may be left out. `fallback` is taken as it is and not validated. */
export function optional<T, F = T>(validator: Validator<T>, fallback: F): ParamSpec<T | F> {
  return { validator: validator as Validator<T | F>, fallback, optional: true }
}

/** Makes a validator. `describe` is Appwrite's own wording, which clients read; a function where it depends on another validator's. */
export function validator<T>(describe: string | (() => string), parse: (value: unknown) => T | typeof invalid): Validator<T> {
  return { parse, describe: typeof describe === 'string' ? () => describe : describe }
}

/** Accepts null as well. Appwrite says so at the end of the wording. */
export function nullable<T>(inner: Validator<T>): Validator<T | null> {
  return {
    parse: (value, project) => (value === null ? null : inner.parse(value, project)),
    describe: () => `${inner.describe()} or null`,
  }
}

/** 1234567 → "1,234,567", as the server prints numbers in messages. */
export function grouped(value: number | bigint): string {
  return value.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
