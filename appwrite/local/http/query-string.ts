import { DEFAULT_LIMITS } from '../limits'
import { invalidArgument } from './appwrite-error'

export type RawParams = Record<string, unknown>

/** Names that would reach an object's prototype; a request has no business with them. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads `a=1&list[]=x&list[0]=y&map[k]=v` the way Appwrite's server does:
 * brackets make lists and maps, a repeated plain name keeps the last value. Refuses more than `most` pairs.
 */
export function parseQueryString(text: string, most = DEFAULT_LIMITS.params): RawParams {
  const params: RawParams = Object.create(null) as RawParams
  if (text === '') return params
  const pairs = text.split('&', most + 1)
  if (pairs.length > most) throw invalidArgument(`A request may carry at most ${most} parameters.`)
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const name = decode(at < 0 ? pair : pair.slice(0, at))
    if (name === '') continue
    assign(params, name, at < 0 ? '' : decode(pair.slice(at + 1)))
  }
  for (const name of Object.keys(params)) params[name] = toList(params[name])
  return params
}

/** Sets `value` under a name that may carry brackets. */
export function assign(params: RawParams, name: string, value: unknown): void {
  const bracket = name.indexOf('[')
  if (bracket <= 0 || !name.endsWith(']')) {
    if (!FORBIDDEN.has(name)) params[name] = value
    return
  }
  const base = name.slice(0, bracket)
  const key = name.slice(bracket + 1, name.indexOf(']', bracket))
  if (FORBIDDEN.has(base) || FORBIDDEN.has(key)) return
  const existing = params[base]
  const holder: RawParams = existing instanceof Map || typeof existing !== 'object' || existing === null ? (Object.create(null) as RawParams) : (existing as RawParams)
  holder[key === '' ? String(Object.keys(holder).length) : key] = value
  params[base] = holder
}

/** A map whose keys are 0, 1, 2… is a list. */
export function toList(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const keys = Object.keys(value)
  return keys.every((key) => /^\d+$/.test(key)) ? Object.values(value) : { ...value }
}

function decode(text: string): string {
  const spaced = text.includes('+') ? text.replace(/\+/g, ' ') : text
  if (!spaced.includes('%')) return spaced
  try {
    return decodeURIComponent(spaced)
  } catch {
    // Broken percent escapes stay as they were sent.
    return spaced
  }
}
