import type { LabCatalogue } from '@/lib/domain/lab/catalogue.rows'
import { labCatalogue } from '@/lib/domain/lab/catalogue'
import type { LabResult } from '@/lib/domain/lab/order.schema'
import { assessEntry, judgedFields } from '@/lib/domain/lab/result.entry'
import type { ResultAssessment } from '@/lib/domain/lab/result.flags'
import { nextStates } from '@/lib/domain/lab/result.states'
import type { ResultVerb } from '@/lib/domain/lab/result.states'
import type { PersonAtCollection } from '@/lib/domain/lab/range.selection'
import { nextState, requireReason } from '@/lib/domain/state-table'
import type { Step } from '@/lib/domain/state-table'
import { refuse } from '@/lib/errors/refusal'

const move = (result: LabResult, verb: ResultVerb) => nextState(nextStates, { from: result.status, verb }, 'lab-result.wrong-state')

export interface ProposalStep extends Step {
  /** The right value, in the unit the result was reported in. */
  value: number | string
  reason: string
}

/**
 * Proposes a corrected value. The released value stands, and stays visible, until a second person agrees.
 * @throws `lab-result.wrong-state`, `.correction-pending`, `.reason-needed`, `.value-unchanged`, `.value-missing`
 */
export function proposeCorrection(result: LabResult, { by, value, reason }: ProposalStep): LabResult {
  const status = move(result, 'proposeCorrection')
  if (result.correctionProposedBy !== null) refuse('lab-result.correction-pending')
  if (value === (result.value ?? result.valueText)) refuse('lab-result.value-unchanged', { field: 'value' })
  if (typeof value === 'string' ? value.trim() === '' : !Number.isFinite(value)) refuse('lab-result.value-missing', { field: 'value' })
  return {
    ...result,
    status,
    correctionProposedBy: by,
    correctionReason: requireReason(reason, 'lab-result.reason-needed'),
    correctionValue: typeof value === 'number' ? value : null,
    correctionText: typeof value === 'string' ? value.trim() : null,
  }
}

/** Turns a proposed correction down; the released value stands. @throws `lab-result.no-correction` */
export function declineCorrection(result: LabResult): LabResult {
  const status = move(result, 'declineCorrection')
  if (result.correctionProposedBy === null) refuse('lab-result.no-correction')
  return { ...result, status, ...withoutProposal }
}

export interface ApprovalStep extends Step {
  person: PersonAtCollection
  isRepeatInEpisode?: boolean
}

export interface CorrectedResult {
  result: LabResult
  assessment: ResultAssessment
  /** The value moved across normal/abnormal or critical: everybody told before is told again. */
  crossesLimit: boolean
  opensCriticalCall: boolean
}

/**
 * Puts the proposed value in force and keeps the old one. Two people: who proposed may not approve.
 * The corrected value is judged by the table version of the first one, because collection has not moved.
 * @throws `lab-result.wrong-state`, `.no-correction`, `.own-correction`
 */
export function approveCorrection(result: LabResult, step: ApprovalStep, catalogue: LabCatalogue = labCatalogue): CorrectedResult {
  const status = move(result, 'approveCorrection')
  const value = result.correctionValue ?? result.correctionText
  if (result.correctionProposedBy === null || value === null) refuse('lab-result.no-correction')
  if (result.correctionProposedBy === step.by) refuse('lab-result.own-correction')
  const entry = { value, comparator: null, unit: result.unit ?? '', tableVersion: result.tableVersion ?? catalogue.version }
  const assessment = assessEntry(result, { ...entry, via: 'typed', person: step.person, qualityControl: 'not-required', isRepeatInEpisode: step.isRepeatInEpisode }, catalogue)
  const corrected: LabResult = {
    ...result,
    ...judgedFields(result, entry, assessment),
    status,
    ...withoutProposal,
    correctionReason: result.correctionReason,
    correctionOf: result.value === null ? null : { value: result.value, unit: result.unit ?? '', at: result.verifiedAt ?? step.at, resultId: result.id },
    verifiedBy: step.by,
    verifiedByName: step.byName,
    verifiedAt: step.at,
  }
  return { result: corrected, assessment, crossesLimit: side(result.flag) !== side(corrected.flag), opensCriticalCall: assessment.critical?.mustCall === true }
}

const withoutProposal = { correctionProposedBy: null, correctionReason: null, correctionValue: null, correctionText: null } as const

const side = (flag: LabResult['flag']): string => flag ?? 'unknown'

export interface AmendStep extends Step {
  comment: string
  reason: string
}

/** Adds or changes the interpretation; the value does not move. @throws `lab-result.wrong-state`, `.reason-needed`, `.comment-missing` */
export function amend(result: LabResult, { comment, reason }: AmendStep): LabResult {
  const status = move(result, 'amend')
  const correctionReason = requireReason(reason, 'lab-result.reason-needed')
  if (comment.trim() === '') refuse('lab-result.comment-missing', { field: 'comment' })
  return { ...result, status, comment: comment.trim(), correctionReason }
}

export interface WithdrawStep extends Step {
  reason: string
  /** A second person who agrees that the result belongs to somebody else or should not exist. */
  secondPerson: string
}

/** Marks a result as entered in error: a tombstone stays, everybody who saw it is told. @throws `lab-result.second-person-needed` */
export function withdraw(result: LabResult, { by, reason, secondPerson }: WithdrawStep): LabResult {
  const status = move(result, 'withdraw')
  if (secondPerson === '' || secondPerson === by) refuse('lab-result.second-person-needed')
  return { ...result, status, ...withoutProposal, correctionReason: requireReason(reason, 'lab-result.reason-needed') }
}
