import type { LabResult } from '@/lib/domain/lab/order.schema'
import { plainWords } from '@/lib/domain/lab/plain-words.table'

type ReadResult = Pick<LabResult, 'testKey' | 'testName' | 'flag' | 'range' | 'value' | 'valueText' | 'criticalTier'>

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

/** No number and no unit: those stand beside the sentence. An answer in words is said as it is. */
function whereItLies(result: ReadResult): string {
  const answer = result.value === null && result.valueText ? `The answer is: ${result.valueText}. ` : ''
  return `${answer}${sideWords(result)}`
}

const places = { reference: 'the usual range', therapeutic: 'what we aim for', decision: 'the value we look for' } as const

function sideWords({ flag, range }: ReadResult): string {
  const kind = range?.kind === 'therapeutic' || range?.kind === 'decision' ? range.kind : 'reference'
  switch (flag) {
    case 'N': return insideWords[kind]
    case 'H': return `Higher than ${places[kind]}.`
    case 'L': return `Lower than ${places[kind]}.`
    case 'HH': return `Clearly higher than ${places[kind]}.`
    case 'LL': return `Clearly lower than ${places[kind]}.`
    case 'A': return 'This is different from the usual answer.'
    default: return 'We have no range that fits you for this test, so a clinician reads it for you.'
  }
}

const insideWords = { reference: 'In the usual range.', therapeutic: 'Where it should be.', decision: 'On the usual side of the value we look for.' } as const

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
