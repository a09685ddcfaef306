import { newsFromYears, newsResponses, sepsisPromptFrom } from '@/lib/domain/vitals/news2-response.table'
import type { NewsBand, NewsResponse } from '@/lib/domain/vitals/news2-response.table'
import { vitals, vitalTableHead } from '@/lib/domain/vitals/vital.table'
import type { ScoreBand } from '@/lib/domain/vitals/vital.rows'
import type { NewsSummary } from '@/lib/domain/vitals/vitals.schema'
import { roundTo } from '@/lib/domain/units/convert-unit'

export const newsParameters = ['RR', 'SPO2', 'O2', 'SBP', 'HR', 'ACVPU', 'TEMP'] as const
export type NewsParameter = (typeof newsParameters)[number]

export interface NewsInput {
  /** Completed years; null when not known. */
  ageYears: number | null
  isPregnant: boolean
  respiratoryRate: number | null
  oxygenSaturationPercent: number | null
  /** Scale 2 only when a prescriber has set a target of 88 to 92 %. */
  spo2Scale: '1' | '2'
  onOxygen: boolean | null
  systolicMmHg: number | null
  pulsePerMin: number | null
  consciousness: 'A' | 'C' | 'V' | 'P' | 'U' | null
  temperatureCel: number | null
  hasSuspectedInfection?: boolean
}

export interface NewsScore {
  state: 'complete' | 'incomplete' | 'not-applicable'
  /** The total; null unless complete. A missing parameter is never counted as 0. */
  total: number | null
  band: NewsBand | null
  /** Parameters that score 3 on their own. */
  redParameters: NewsParameter[]
  missing: NewsParameter[]
  scores: Partial<Record<NewsParameter, number>>
  tableVersion: string
  /** What to do and when to measure again; null unless complete, or a red parameter makes an incomplete set urgent. */
  response: NewsResponse | null
  /** Why the chart does not apply, or what is missing, in words; null when complete. */
  reason: string | null
  asksForSepsis: boolean
}

/**
 * NEWS2 of one set of observations. © Royal College of Physicians 2017, thresholds from the vital sign table.
 * Not for people under 16 or in pregnancy, and unreliable after spinal cord injury.
 */
export function scoreNews2(input: NewsInput): NewsScore {
  const exclusion = exclusionReason(input)
  if (exclusion !== null) return { ...nothing, state: 'not-applicable', missing: [], reason: exclusion }
  const scored = newsParameters.map((parameter) => [parameter, scoreParameter(parameter, input)] as const)
  const missing = scored.filter(([, score]) => score === null).map(([parameter]) => parameter)
  const scores = Object.fromEntries(scored.filter(([, score]) => score !== null)) as NewsScore['scores']
  const redParameters = newsParameters.filter((parameter) => parameter !== 'O2' && scores[parameter] === 3)
  if (missing.length > 0) return incompleteScore({ scores, missing, redParameters })
  const total = Object.values(scores).reduce((sum, score) => sum + score, 0)
  const response = responseFor(total, redParameters.length > 0)
  const asksForSepsis = total >= sepsisPromptFrom && input.hasSuspectedInfection !== false
  return { state: 'complete', total, band: response.band, redParameters, missing, scores, tableVersion: vitalTableHead.version, response, reason: null, asksForSepsis }
}

const nothing: Omit<NewsScore, 'state' | 'missing' | 'reason'> = { total: null, band: null, redParameters: [], scores: {}, tableVersion: vitalTableHead.version, response: null, asksForSepsis: false }

/** Without a total there is no band; but what scores already is a floor, and a floor that asks for help is shown. */
function incompleteScore({ scores, missing, redParameters }: Pick<NewsScore, 'scores' | 'missing' | 'redParameters'>): NewsScore {
  const floor = Object.values(scores).reduce((sum, score) => sum + score, 0)
  const isUrgent = redParameters.length > 0 || floor >= sepsisPromptFrom
  const reason = `NEWS2 incomplete: ${missing.map((parameter) => parameterNames[parameter]).join(', ')} missing`
  return { ...nothing, state: 'incomplete', scores, missing, redParameters, response: isUrgent ? responseFor(floor, redParameters.length > 0) : null, reason, asksForSepsis: false }
}

function exclusionReason({ ageYears, isPregnant }: NewsInput): string | null {
  if (ageYears === null) return 'The age is not known, and NEWS2 is for people of 16 years and over.'
  if (ageYears < newsFromYears) return 'NEWS2 is for people of 16 years and over.'
  return isPregnant ? 'NEWS2 is not used in pregnancy.' : null
}

/** What to do about a total. @param hasSingleThree whether one parameter alone scores 3 */
export function responseFor(total: number, hasSingleThree: boolean): NewsResponse {
  const row = newsResponses.find((one) => total >= one.from && (one.to === null || total <= one.to) && (!one.needsSingleThree || hasSingleThree))
  return row ?? (newsResponses[0] as NewsResponse)
}

/** When the next full set is due at the latest; null when the score does not say. Continuous monitoring is due at once. */
export function nextSetDueAt(score: Pick<NewsScore, 'response'>, takenAt: string): string | null {
  return score.response === null ? null : new Date(Date.parse(takenAt) + score.response.nextDueMinutes * 60_000).toISOString()
}

export const parameterNames: Readonly<Record<NewsParameter, string>> = {
  RR: 'respiration', SPO2: 'oxygen saturation', O2: 'air or oxygen', SBP: 'systolic blood pressure', HR: 'pulse', ACVPU: 'consciousness', TEMP: 'temperature',
}

/** The points one parameter scores; null when it was not measured, or saturation was measured without saying air or oxygen. */
export function scoreParameter(parameter: NewsParameter, input: NewsInput): number | null {
  switch (parameter) {
    case 'RR': return scoreOf('RR', input.respiratoryRate, 0)
    case 'SBP': return scoreOf('SBP', input.systolicMmHg, 0)
    case 'HR': return scoreOf('HR', input.pulsePerMin, 0)
    case 'TEMP': return scoreOf('TEMP', input.temperatureCel, 1)
    case 'O2': return input.onOxygen === null ? null : bandScore(bandsOf('O2FLOW'), (band) => band.onOxygen === input.onOxygen)
    case 'ACVPU': return input.consciousness === null ? null : bandScore(bandsOf('ACVPU'), (band) => band.codes?.includes(input.consciousness as string) === true)
    case 'SPO2': return scoreSaturation(input)
  }
}

function scoreSaturation({ oxygenSaturationPercent, spo2Scale, onOxygen }: NewsInput): number | null {
  if (oxygenSaturationPercent === null || (spo2Scale === '2' && onOxygen === null)) return null
  const value = roundTo(oxygenSaturationPercent, 0)
  const isOnScale = (band: ScoreBand) => band.spo2Scale === Number(spo2Scale) && (band.onOxygen === null || band.onOxygen === onOxygen)
  return bandScore(bandsOf('SPO2'), (band) => isOnScale(band) && holds(band, value))
}

function scoreOf(key: string, measured: number | null, decimals: number): number | null {
  if (measured === null || !Number.isFinite(measured)) return null
  const value = roundTo(measured, decimals)
  return bandScore(bandsOf(key), (band) => holds(band, value))
}

const bandsOf = (key: string): readonly ScoreBand[] => vitals.find((vital) => vital.key === key)?.news2 ?? []

const holds = (band: ScoreBand, value: number): boolean => (band.low === null || value >= band.low) && (band.high === null || value <= band.high)

const bandScore = (bands: readonly ScoreBand[], fits: (band: ScoreBand) => boolean): number | null => bands.find(fits)?.score ?? null

/** What is stored with a set of observations. */
export const newsSummaryOf = ({ state, total, band, redParameters, missing, scores, tableVersion }: NewsScore): NewsSummary => ({
  state, total, band, redParameters: [...redParameters], missing: [...missing], scores: { ...scores } as Record<string, number>, tableVersion,
})
