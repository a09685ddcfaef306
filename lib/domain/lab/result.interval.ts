/** `<` and `>` say the analyser could not measure further; the true value lies somewhere beyond the number. */
export type Comparator = '<' | '<=' | '>=' | '>'

/** All the values a result may stand for. */
export interface ValueInterval {
  from: number
  to: number
  /** Whether the ends themselves are possible. */
  fromOpen: boolean
  toOpen: boolean
}

export interface MeasuredValue {
  value: number
  comparator: Comparator | null
  /** The least value the quantity can take; null when it may be negative. */
  floor: number | null
}

/** `<5` of a quantity that cannot be negative is everything from 0 up to but not including 5. */
export function intervalOf({ value, comparator, floor }: MeasuredValue): ValueInterval {
  const bottom = floor ?? Number.NEGATIVE_INFINITY
  if (comparator === '<' || comparator === '<=') return { from: bottom, to: value, fromOpen: floor === null, toOpen: comparator === '<' }
  if (comparator === '>' || comparator === '>=') return { from: value, to: Number.POSITIVE_INFINITY, fromOpen: comparator === '>', toOpen: true }
  return { from: value, to: value, fromOpen: false, toOpen: false }
}

/** Whether every possible value lies below a limit. `touching` decides for a value exactly on it. */
export const isAllBelow = (interval: ValueInterval, limit: number, touching: boolean): boolean =>
  interval.to < limit || (interval.to === limit && (touching || interval.toOpen))

/** Whether every possible value lies above a limit. */
export const isAllAbove = (interval: ValueInterval, limit: number, touching: boolean): boolean =>
  interval.from > limit || (interval.from === limit && (touching || interval.fromOpen))

/** Whether at least one possible value lies below a limit (the limit itself is not below). */
export const mayBeBelow = (interval: ValueInterval, limit: number): boolean => interval.from < limit

/** Whether at least one possible value lies above a limit. */
export const mayBeAbove = (interval: ValueInterval, limit: number): boolean => interval.to > limit
