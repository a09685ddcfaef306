// Damm's table: a check digit that notices every single wrong digit and every swap of two neighbours.
const table = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3], [4, 2, 0, 6, 8, 7, 1, 3, 5, 9], [1, 7, 5, 0, 9, 8, 3, 4, 2, 6], [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1], [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7], [9, 4, 3, 8, 6, 1, 7, 2, 0, 5], [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

/** The check digit of a number; whatever is not a digit is passed over. */
export function checkCharacter(written: string): string {
  const digits = [...written].filter((character) => character >= '0' && character <= '9').map(Number)
  return String(digits.reduce<number>((interim, digit) => table[interim]?.[digit] as number, 0))
}

/** Whether the last digit of a number is the check digit of those before it. */
export function hasValidCheckDigit(written: string): boolean {
  const digits = written.replaceAll(/\D/g, '')
  return digits.length > 1 && checkCharacter(digits) === '0'
}
