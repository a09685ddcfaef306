/**
 * A medical record number: nine random digits and a check digit (Luhn), so that a mistyped number fails.
 * @param random nine or more random bytes
 */
export function medicalRecordNumber(random: Uint8Array): string {
  const digits = Array.from(random.subarray(0, 9), (byte, place) => (place === 0 ? 1 + (byte % 9) : byte % 10))
  return [...digits, luhn(digits)].join('')
}

function luhn(digits: number[]): number {
  const sum = digits.toReversed().reduce((total, digit, place) => {
    const doubled = place % 2 === 0 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return (10 - (sum % 10)) % 10
}
