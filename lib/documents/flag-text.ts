import { flagWords } from '@/lib/domain/files/lab-report.content'
import type { ResultFlagCode } from '@/lib/domain/lab/order.schema'

const glyphs: Record<ResultFlagCode, string> = { LL: '▼▼', L: '▼', N: '', H: '▲', HH: '▲▲', A: '◆', unknown: '?' }

/** A flag as glyph and word, so that it survives a copier without colour; a normal value carries nothing. */
export const flagText = (flag: ResultFlagCode | null): string => (flag === null || flag === 'N' ? '' : `${glyphs[flag]} ${flagWords[flag]}`)

/** A measured value as print writes it: the comparator in words, because a lone < is lost on a poor copy. */
export const valueText = (value: string): string => value.replace(/^<\s*/, 'less than ').replace(/^>\s*/, 'more than ')
