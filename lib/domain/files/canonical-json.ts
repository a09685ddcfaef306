/**
 * JSON in its one canonical form (RFC 8785): members sorted by UTF-16 code units, no spaces, numbers as ECMAScript
 * writes them. Two programs that hold the same value write the same bytes, so a hash or signature over it holds.
 * @throws TypeError for what JSON cannot say exactly: undefined, functions, NaN, infinity, lone surrogates
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : cannot('a number that is not finite')
  if (typeof value === 'string') return !/\p{Cs}/u.test(value) ? JSON.stringify(value) : cannot('text with half a character')
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object') return cannot(`a value of type ${typeof value}`)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`
}

function cannot(what: string): never {
  throw new TypeError(`Canonical JSON cannot hold ${what}.`)
}
