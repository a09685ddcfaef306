import type { LabReport, LabResult, ResultFlagCode } from '@/lib/domain/lab/order.schema'
import { refuse } from '@/lib/errors/refusal'

export type ReportStatus = LabReport['status']

type ChildResult = Pick<LabResult, 'status'>

export interface ReportHistory {
  /** The status the report had before; null while it is new. */
  before: ReportStatus | null
  /** A test or comment was added after the report was final, without changing what stood there. */
  hasAddition?: boolean
  /** The whole report was made out to the wrong patient. */
  isWrongPatient?: boolean
}

const released: ReadonlySet<string> = new Set(['verified', 'corrected', 'amended'])
const open: ReadonlySet<string> = new Set(['ordered', 'awaiting_recollect', 'in_process', 'entered'])
const wasFinal: ReadonlySet<string> = new Set(['final', 'amended', 'corrected', 'appended'])

/** The status of a report, worked out from its tests and from what it was before. It is never typed by hand. */
export function deriveReportStatus(results: readonly ChildResult[], history: ReportHistory): ReportStatus {
  const count = (states: ReadonlySet<string>) => results.filter((result) => states.has(result.status)).length
  const withdrawn = count(new Set(['entered-in-error']))
  if (history.isWrongPatient || history.before === 'entered-in-error') return 'entered-in-error'
  if (results.length > 0 && withdrawn === results.length) return 'entered-in-error'
  if (results.length > 0 && count(new Set(['cancelled', 'entered-in-error'])) === results.length) return 'cancelled'
  if (count(open) === results.length) return 'registered'
  const isComplete = count(open) === 0
  if (!isComplete) return count(released) > 0 || count(new Set(['tech_verified'])) > 0 ? 'partial' : 'registered'
  if (count(new Set(['tech_verified'])) > 0) return 'preliminary'
  return finalStatus(results, history)
}

/** A correction outweighs an amendment, which outweighs an addition; once corrected, a report stays corrected. */
function finalStatus(results: readonly ChildResult[], { before, hasAddition }: ReportHistory): ReportStatus {
  const has = (status: LabResult['status']) => results.some((result) => result.status === status)
  const wasReleased = before !== null && wasFinal.has(before)
  if (before === 'corrected' || has('corrected') || (wasReleased && has('entered-in-error'))) return 'corrected'
  if (before === 'amended' || has('amended')) return 'amended'
  return wasReleased && (hasAddition || before === 'appended') ? 'appended' : 'final'
}

/** Whether a report may be given out: something on it is released and it is not a tombstone. */
export const isIssuable = (status: ReportStatus): boolean => !['registered', 'cancelled', 'entered-in-error'].includes(status)

const severity: readonly ResultFlagCode[] = ['N', 'unknown', 'A', 'L', 'H', 'LL', 'HH']

/** The flag that asks for attention first; null without any flag. `unknown` outranks normal on purpose. */
export function worstFlag(flags: readonly (ResultFlagCode | null)[]): ResultFlagCode | null {
  const present = flags.filter((flag) => flag !== null)
  return present.reduce<ResultFlagCode | null>((worst, flag) => (worst === null || severity.indexOf(flag) > severity.indexOf(worst) ? flag : worst), null)
}

const highs: readonly ResultFlagCode[] = ['H', 'HH']
const lows: readonly ResultFlagCode[] = ['L', 'LL']

/** The worst flag on the other side of the range from the worst of all, or null when all that is flagged lies on one side. */
export function oppositeFlag(flags: readonly (ResultFlagCode | null)[]): ResultFlagCode | null {
  const worst = worstFlag(flags)
  const isOpposite = (flag: ResultFlagCode | null) => flag !== null && worst !== null && ((highs.includes(worst) && lows.includes(flag)) || (lows.includes(worst) && highs.includes(flag)))
  return worstFlag(flags.filter(isOpposite))
}

export interface ReportAcknowledgement {
  by: string
  byName: string
  at: string
  action: NonNullable<LabReport['acknowledgementAction']>
  note: string | null
}

/** The orderer has seen the report and says what was done. @throws `lab-report.not-issued`, `lab-report.acknowledged-already` */
export function acknowledgeReport(report: LabReport, { by, byName, at, action, note }: ReportAcknowledgement): LabReport {
  if (!isIssuable(report.status)) refuse('lab-report.not-issued')
  if (report.acknowledgedAt !== null) refuse('lab-report.acknowledged-already')
  return { ...report, acknowledgedBy: by, acknowledgedByName: byName, acknowledgedAt: at, acknowledgementAction: action, acknowledgementNote: note }
}
