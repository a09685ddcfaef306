import { roundTo } from '@/lib/domain/units/convert-unit'

export interface ParacetamolLevel {
  levelUgPerMl: number
  /** Hours since a single ingestion; null when unknown, staggered or repeated. */
  hoursSinceIngestion: number | null
  /** The treatment line at 4 hours the site has chosen. */
  lineAtFourHours: 100 | 150
}

export interface ParacetamolVerdict {
  advice: 'wait' | 'treat' | 'below-line'
  /** The line at this time in µg/mL; null when it does not apply. */
  lineUgPerMl: number | null
}

/** Compares a level with the treatment line, which halves every 4 hours and holds from 4 to 24 hours. What is unknown is treated. */
export function judgeParacetamol({ levelUgPerMl, hoursSinceIngestion, lineAtFourHours }: ParacetamolLevel): ParacetamolVerdict {
  if (hoursSinceIngestion === null || hoursSinceIngestion > 24) return { advice: 'treat', lineUgPerMl: null }
  if (hoursSinceIngestion < 4) return { advice: 'wait', lineUgPerMl: null }
  const lineUgPerMl = roundTo(lineAtFourHours * 2 ** (-(hoursSinceIngestion - 4) / 4), 1)
  return { advice: levelUgPerMl >= lineUgPerMl ? 'treat' : 'below-line', lineUgPerMl }
}
