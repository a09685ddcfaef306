import type { LabResult } from '@/lib/domain/lab/order.schema'
import { plainWords } from '@/lib/domain/lab/plain-words.table'
import { shownValue } from '@/lib/domain/lab/result.entry'
import { shownUnit } from '@/lib/domain/units/convert-unit'

type ReadResult = Pick<LabResult, 'testKey' | 'testName' | 'flag' | 'range' | 'rangeText' | 'value' | 'valueText' | 'comparator' | 'decimals' | 'unit' | 'status' | 'criticalTier'>

export interface PlainResult {
  /** What the test looks at. */
  about: string
  /** Where the value lies, calmly. */
  says: string
  /** Everyday reasons, when there are some that are safe to name. */
  reasons: string | null
  /** What to do. */
  next: string
  tone: 'usual' | 'outside' | 'contact' | 'unclear'
}

/**
 * A result in calm everyday words: what it looks at, where it lies, common harmless reasons and what to do. Never a
 * diagnosis, never an alarm. Only for results already released to the patient.
 */
export function inPlainWords(result: ReadResult): PlainResult {
  const words = plainWords[result.testKey]
  const tone = toneOf(result)
  return {
    about: words ? `This test looks at ${words.looksAt}.` : `This is your result for ${result.testName}.`,
    says: whereItLies(result),
    reasons: tone === 'outside' ? reasonsFor(result) : null,
    next: nextSteps[tone],
    tone,
  }
}

function toneOf({ flag, criticalTier }: ReadResult): PlainResult['tone'] {
  if (flag === 'HH' || flag === 'LL' || criticalTier === 'critical') return 'contact'
  if (flag === 'N') return 'usual'
  return flag === 'H' || flag === 'L' || flag === 'A' ? 'outside' : 'unclear'
}

function whereItLies(result: ReadResult): string {
  const value = `Your value is ${valueWithUnit(result)}.`
  const isTarget = result.range?.kind === 'therapeutic'
  const usual = result.rangeText === null ? '' : ` ${isTarget ? 'The aim is' : result.range?.kind === 'decision' ? 'The value we look for is' : 'The usual range is'} ${result.rangeText}.`
  return `${value}${usual} ${sideWords(result, isTarget)}`.trim()
}

function sideWords({ flag, range }: ReadResult, isTarget: boolean): string {
  const place = isTarget ? 'the aim' : range?.kind === 'decision' ? 'that' : 'the usual range'
  switch (flag) {
    case 'N': return isTarget ? 'Yours is where it should be.' : 'Yours is within it.'
    case 'H': return `Yours is above ${place}.`
    case 'L': return `Yours is below ${place}.`
    case 'HH': return `Yours is clearly above ${place}.`
    case 'LL': return `Yours is clearly below ${place}.`
    case 'A': return 'This answer is different from the usual one.'
    default: return 'We have no range that fits you for this test, so a clinician reads it for you.'
  }
}

function valueWithUnit(result: ReadResult): string {
  const unit = result.value === null ? '' : shownUnit(result.unit ?? '')
  return unit === '' ? shownValue(result) : `${shownValue(result)} ${unit}`
}

function reasonsFor({ testKey, flag }: ReadResult): string | null {
  const words = plainWords[testKey]
  const when = flag === 'H' ? words?.highWhen : flag === 'L' ? words?.lowWhen : null
  return when ? `It can be ${flag === 'H' ? 'high' : 'low'} when ${when}.` : null
}

const nextSteps: Readonly<Record<PlainResult['tone'], string>> = {
  usual: 'There is nothing you need to do about this value.',
  outside: 'A value outside the range does not have to mean that something is wrong. Your clinician has been told and will say if anything should be done.',
  contact: 'Your care team knows about this value. If you have not heard from them, please call the clinic today. If you feel very unwell, call your emergency number.',
  unclear: 'Your clinician will explain what it means for you. You can ask about it in a message.',
}
