import { type RefusalCode, refusals } from './refusal-catalogue'
import type { RefusalDetail } from './refusal'

// Rules that run in a browser too import ./refusal alone: every sentence together is long.
export { Refusal, refuse, type RefusalDetail } from './refusal'
export { refusals, type RefusalCode } from './refusal-catalogue'

export type RefusalWords = { says: string; next: string }

/** The sentence a person reads, with `{name}` places filled from `detail.values`. */
export function wordsFor(code: RefusalCode, detail: RefusalDetail = {}): RefusalWords {
  const words: RefusalWords = refusals[code]
  const fill = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(detail.values?.[name] ?? place))
  return { says: fill(words.says), next: fill(words.next) }
}
