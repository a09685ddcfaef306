import type { AuthMethod } from '../auth/route-guards'
import type { Context } from './context'
import type { ParamsOf, ParamSpecs } from './validator'

/** Counted per window; the key may use {ip}, {url}, {method}, {userId}, {param-NAME}. An answer with the status `resetOn` forgets the count. */
export type RateLimit = { limit: number; seconds?: number; key?: string | readonly string[]; resetOn?: number }

export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below /v1, with `:name` segments. */
  path: string
  /** One of these scopes is needed; `public` is held by everyone. */
  scope: string | readonly string[]
  /** Service that an administrator can switch off, e.g. `tablesdb`. */
  service: string
  rateLimit?: RateLimit
  /** Let through although a second factor is still missing. */
  beforeSecondFactor?: boolean
  /** The way of signing in this route serves, as the project's switches name it. */
  authMethod?: AuthMethod
  /** Opens a session, so whoever has one is refused. */
  opensSession?: boolean
  /** Needs a second factor that was proved a short while ago. */
  needsRecentChallenge?: boolean
  /** Status of a successful answer; 200 when absent. */
  status?: number
  /** Browsers are sent here: its refusals are pages. */
  errorPage?: boolean
  /** Name of the answer's shape, for the older response formats. */
  model?: string
  /** What clients of an older format send, put in today's names. */
  older?: { below: string; rewrite(body: Record<string, unknown>): Record<string, unknown> }
  /** What this route does not do although Appwrite does; SUPPORTED.md then calls it partial. */
  lacks?: string
  params: ParamSpecs
  handler(context: Context, params: Record<string, unknown>): unknown
}

type Declared<S extends ParamSpecs> = Omit<Route, 'params' | 'handler'> & {
  params: S
  /** Returns the body (`undefined` for none); may be a promise. */
  handler(context: Context, params: ParamsOf<S>): unknown
}

/** Declares a route with typed parameters. They are checked in the order they are written. */
export function route<S extends ParamSpecs>(declared: Declared<S>): Route {
  return declared as unknown as Route
}
