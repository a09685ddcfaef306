export type Comparator = '<' | '<=' | '>' | '>='

const comparatorWords: Record<Comparator, string> = { '<': 'less than', '<=': 'up to', '>': 'more than', '>=': 'at least' }
const minus = '\u2212'

/** A measured value with the precision of its method: 6 with one decimal is `6.0`. The zero states precision and stays. */
export function formatResultNumber(value: number, decimals: number): string {
  const text = value.toFixed(decimals)
  return withMinus(/^-0(\.0+)?$/.test(text) ? text.slice(1) : text)
}

/** A value with the comparator of the analyser in words: `less than 0.5`. */
export function formatResultValue(value: number, decimals: number, comparator?: Comparator | null): string {
  const number = formatResultNumber(value, decimals)
  return comparator ? `${comparatorWords[comparator]} ${number}` : number
}

/** The signed difference from the previous result: `+1.7`, a true minus sign, `0.0` without a sign. */
export function formatChange(current: number, previous: number, decimals: number): string {
  const text = (current - previous).toFixed(decimals)
  if (Number(text) === 0) return text.replace('-', '')
  return text.startsWith('-') ? withMinus(text) : `+${text}`
}

function withMinus(text: string): string {
  return text.replace('-', minus)
}
