/** Subkeys and the four substitution boxes, one after the other. */
export type Blowfish = { p: Uint32Array; s: Uint32Array }

const WORDS = 18 + 1024

let initial: Uint32Array | null = null

/**
 * Blowfish's starting state. Its words are the binary digits of pi after the point,
 * so they are computed once, when first needed, instead of being kept as a table.
 */
export function initialBlowfish(): Blowfish {
  initial ??= fractionOfPi(WORDS)
  return { p: initial.slice(0, 18), s: initial.slice(18) }
}

function fractionOfPi(words: number): Uint32Array {
  const guard = 64n
  const bits = BigInt(words * 32)
  const one = 1n << (bits + guard)
  // Machin: pi = 16 atan(1/5) - 4 atan(1/239).
  const pi = (16n * inverseTangent(5n, one) - 4n * inverseTangent(239n, one)) >> guard
  const fraction = pi & ((1n << bits) - 1n)
  const text = fraction.toString(16).padStart(words * 8, '0')
  return Uint32Array.from({ length: words }, (_, i) => Number.parseInt(text.slice(i * 8, i * 8 + 8), 16))
}

function inverseTangent(x: bigint, one: bigint): bigint {
  let term = one / x
  let sum = term
  let sign = -1n
  for (let divisor = 3n; term !== 0n; divisor += 2n) {
    term /= x * x
    sum += (sign * term) / divisor
    sign = -sign
  }
  return sum
}
