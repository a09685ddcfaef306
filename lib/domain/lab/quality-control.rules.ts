import { withoutDust } from '@/lib/domain/units/convert-unit'
import { controlRules, rulesForSigma } from '@/lib/domain/lab/quality-control.table'
import type { ControlAction, ControlRule, ControlRuleName } from '@/lib/domain/lab/quality-control.table'

/** One measurement of a control. Points of one run share its id; levels are different materials measured together. */
export interface ControlPoint {
  id: string
  runId: string
  level: string
  /** Lot of the control material: a new lot starts its own history. */
  lot: string
  z: number
  at: string
  /** Taken out with a documented cause; does not count in any look-back. */
  isExcluded?: boolean
}

export interface BrokenRule {
  rule: ControlRuleName
  action: ControlAction
  errorType: ControlRule['errorType']
  /** The points that broke it, oldest first. */
  pointIds: string[]
}

export interface ControlVerdict {
  outcome: 'accepted' | 'warning' | 'rejected'
  broken: BrokenRule[]
}

/** How far a control lies from its mean, in standard deviations. null without a usable standard deviation. */
export const zScore = (value: number, mean: number, standardDeviation: number): number | null => (standardDeviation > 0 ? withoutDust((value - mean) / standardDeviation) : null)

/**
 * Judges the newest run of controls of one instrument and test by the rules the site has chosen, after Westgard.
 * Look-back runs along one level and lot across runs and, where a rule says so, across the levels of runs.
 * @param points all points in order of time; the newest run is the one of the last point
 */
export function judgeControls(points: readonly ControlPoint[], rules: readonly ControlRuleName[]): ControlVerdict {
  const counted = points.filter((point) => !point.isExcluded)
  const newest = counted.at(-1)
  if (!newest) return { outcome: 'accepted', broken: [] }
  const scene: Scene = { run: counted.filter((point) => point.runId === newest.runId), history: counted }
  const broken = rules.flatMap((name) => {
    const rule = controlRules[name]
    const hit = findHit(rule, scene)
    return hit === null ? [] : [{ rule: name, action: rule.action, errorType: rule.errorType, pointIds: hit.map((point) => point.id) }]
  })
  if (broken.some((one) => one.action === 'reject')) return { outcome: 'rejected', broken }
  return { outcome: broken.length > 0 ? 'warning' : 'accepted', broken }
}

interface Scene {
  run: readonly ControlPoint[]
  history: readonly ControlPoint[]
}

function findHit(rule: ControlRule, scene: Scene): readonly ControlPoint[] | null {
  switch (rule.kind) {
    case 'single': return hitOrNull(scene.run.filter((point) => Math.abs(point.z) > rule.beyond).slice(0, 1))
    case 'range': return oppositeSides(scene.run, rule.beyond)
    case 'consecutive': return consecutiveHit(rule, scene)
    case 'share': return shareHit(rule, scene.run)
    case 'trend': return trendHit(rule.count, scene)
  }
}

const hitOrNull = (points: readonly ControlPoint[]): readonly ControlPoint[] | null => (points.length > 0 ? points : null)

/** Both beyond the limit on opposite sides within one run; a wide range alone does not count. */
function oppositeSides(run: readonly ControlPoint[], beyond: number): readonly ControlPoint[] | null {
  const high = run.find((point) => point.z > beyond)
  const low = run.find((point) => point.z < -beyond)
  return high && low ? [high, low] : null
}

/** The last points of a chain all beyond a limit on one side: along each level and lot, and across levels. */
function consecutiveHit({ count, beyond, across }: Extract<ControlRule, { kind: 'consecutive' }>, { run, history }: Scene): readonly ControlPoint[] | null {
  if (across === 'same-run') {
    const sides = [run.filter((point) => point.z > beyond), run.filter((point) => point.z < -beyond)]
    const together = sides.find((side) => side.length >= count)
    if (together) return together
  }
  const ownLevel = run.map((point) => history.filter((one) => one.level === point.level && one.lot === point.lot))
  const chains = across === 'runs' ? [...ownLevel, acrossLevels(run, history)] : ownLevel
  const hits = chains.map((chain) => chain.slice(-count)).filter((tail) => tail.length === count && isOneSided(tail, beyond))
  return hits[0] ?? null
}

/** Points of all levels in order of time, but only of the lots in use now. */
function acrossLevels(run: readonly ControlPoint[], history: readonly ControlPoint[]): readonly ControlPoint[] {
  const inUse = new Set(run.map((point) => `${point.level}|${point.lot}`))
  return history.filter((point) => inUse.has(`${point.level}|${point.lot}`))
}

/** A point exactly on the limit breaks the chain: on the mean is on no side. */
const isOneSided = (points: readonly ControlPoint[], beyond: number): boolean => points.every((point) => point.z > beyond) || points.every((point) => point.z < -beyond)

/** So many of the levels of one run beyond a limit on one side. */
function shareHit({ count, of, beyond }: Extract<ControlRule, { kind: 'share' }>, run: readonly ControlPoint[]): readonly ControlPoint[] | null {
  if (new Set(run.map((point) => point.level)).size < of) return null
  const [high, low] = [run.filter((point) => point.z > beyond), run.filter((point) => point.z < -beyond)]
  return high.length >= count ? high : low.length >= count ? low : null
}

/** Each point higher than the one before, or each lower, along one level and lot. */
function trendHit(count: number, { run, history }: Scene): readonly ControlPoint[] | null {
  const tails = run.map((point) => history.filter((one) => one.level === point.level && one.lot === point.lot).slice(-count)).filter((tail) => tail.length === count)
  const rises = (tail: readonly ControlPoint[]) => tail.every((point, index) => index === 0 || point.z > (tail[index - 1] as ControlPoint).z)
  const falls = (tail: readonly ControlPoint[]) => tail.every((point, index) => index === 0 || point.z < (tail[index - 1] as ControlPoint).z)
  return tails.find((tail) => rises(tail) || falls(tail)) ?? null
}

export interface MethodQuality {
  allowableErrorPercent: number
  biasPercent: number
  variationPercent: number
}

/** Sigma of a method: (allowable error − |bias|) / variation. null when it does not vary, because nothing was measured. */
export const sigmaOf = ({ allowableErrorPercent, biasPercent, variationPercent }: MethodQuality): number | null =>
  variationPercent > 0 ? withoutDust((allowableErrorPercent - Math.abs(biasPercent)) / variationPercent) : null

/** The rules a method of this quality needs; below 3 sigma no rules rescue it and the method has to be mended. */
export const rulesFor = (sigma: number, levels: 2 | 3): { rules: readonly ControlRuleName[]; isMethodFit: boolean } => {
  const row = rulesForSigma.find((one) => sigma >= one.fromSigma) ?? rulesForSigma.at(-1)
  return { rules: (levels === 3 ? row?.threeLevels : row?.twoLevels) ?? [], isMethodFit: sigma >= 3 }
}

export interface ReleasedAt {
  resultId: string
  measuredAt: string
}

/** Results of the instrument and test measured since the last good control: nobody can vouch for them until looked at. */
export function lookBack(released: readonly ReleasedAt[], { lastGoodAt, rejectedAt }: { lastGoodAt: string | null; rejectedAt: string }): string[] {
  const from = lastGoodAt === null ? Number.NEGATIVE_INFINITY : Date.parse(lastGoodAt)
  return released.filter(({ measuredAt }) => Date.parse(measuredAt) > from && Date.parse(measuredAt) <= Date.parse(rejectedAt)).map(({ resultId }) => resultId)
}

/** Whether a test may go on: its newest counted run is not rejected. With no run at all it may not. */
export function isInControl(runs: readonly { outcome: ControlVerdict['outcome']; at: string }[], { at, maxAgeHours }: { at: string; maxAgeHours: number }): 'in-control' | 'rejected' | 'overdue' {
  const newest = runs.reduce<(typeof runs)[number] | null>((latest, run) => (latest === null || Date.parse(run.at) >= Date.parse(latest.at) ? run : latest), null)
  if (newest === null) return 'overdue'
  if (newest.outcome === 'rejected') return 'rejected'
  return Date.parse(at) - Date.parse(newest.at) > maxAgeHours * 3_600_000 ? 'overdue' : 'in-control'
}

/** Mean and standard deviation of a control lot; established from 20 points over 10 days on. null below two points. */
export function controlStatistics(points: readonly { value: number; at: string }[]): { mean: number; standardDeviation: number; isEstablished: boolean } | null {
  if (points.length < 2) return null
  const mean = points.reduce((sum, point) => sum + point.value, 0) / points.length
  const variance = points.reduce((sum, point) => sum + (point.value - mean) ** 2, 0) / (points.length - 1)
  const days = new Set(points.map((point) => point.at.slice(0, 10))).size
  return { mean: withoutDust(mean), standardDeviation: withoutDust(Math.sqrt(variance)), isEstablished: points.length >= 20 && days >= 10 }
}
