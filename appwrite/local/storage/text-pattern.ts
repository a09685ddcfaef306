import { RE2JS, RE2JSException } from 're2js'

const KEPT = 100
const compiled = new Map<string, RE2JS>()

/** A pattern that cannot be used; the message is for the client. */
export class PatternError extends Error {}

/**
 * Reads a regular expression, letters compared without case as the server's collation does. The engine takes time in
 * proportion to the text, whatever the pattern, so it knows no looking around and no back-references. Throws `PatternError`.
 */
export function readPattern(pattern: string): RE2JS {
  const known = compiled.get(pattern)
  if (known !== undefined) return known
  try {
    const fresh = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE)
    if (compiled.size >= KEPT) compiled.clear()
    compiled.set(pattern, fresh)
    return fresh
  } catch (error) {
    if (error instanceof RE2JSException) throw new PatternError(error.message)
    throw error
  }
}

/** SQL's `text REGEXP pattern`: 1, 0, or null where there is no text. */
export function matchesPattern(pattern: unknown, text: unknown): number | null {
  if (typeof text !== 'string' || typeof pattern !== 'string') return null
  return readPattern(pattern).matcher(text).find() ? 1 : 0
}
