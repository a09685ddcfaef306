import { cn } from '@/components/ui/cn'
import type { ResultFlagCode } from '@/lib/domain/lab/order.schema'

const words: Record<ResultFlagCode, string> = { HH: 'Critical high', LL: 'Critical low', H: 'High', L: 'Low', A: 'Abnormal', N: 'In range', unknown: 'No range' }
const styles: Record<ResultFlagCode, string> = {
  HH: 'rounded-chip bg-critical-solid py-px pr-2 pl-1.5 text-on-critical',
  LL: 'rounded-chip bg-critical-solid py-px pr-2 pl-1.5 text-on-critical',
  H: 'text-high-text',
  L: 'text-low-text',
  A: 'text-high-text',
  N: 'font-text text-ink-3',
  unknown: 'font-text text-warning-text',
}
const glyphs: Partial<Record<ResultFlagCode, { box: string; path: string }>> = {
  HH: { box: '0 0 12 16', path: 'M6 .6 11.2 7.6H.8zM6 8.4l5.2 7H.8z' },
  LL: { box: '0 0 12 16', path: 'M6 15.4.8 8.4h10.4zM6 7.6.8.6h10.4z' },
  H: { box: '0 0 12 12', path: 'M6 1.2 11.4 11H.6z' },
  L: { box: '0 0 12 12', path: 'M6 10.8.6 1h10.8z' },
  A: { box: '0 0 12 12', path: 'M2 2h8v8H2z' },
}

/** How a result stands to its range: shape, then word, then colour. An unknown code says so and is never "In range". */
export function ResultFlag({ flag, className }: { flag: ResultFlagCode; className?: string }) {
  const glyph = glyphs[flag]
  return (
    <span className={cn('inline-flex items-center gap-1.5 text-dense font-title whitespace-nowrap', styles[flag] ?? styles.unknown, className)}>
      {glyph && (
        <svg viewBox={glyph.box} fill="currentColor" aria-hidden className={cn('w-[11px] shrink-0', glyph.box.endsWith('16') ? 'h-3.5' : 'h-[11px]')}>
          <path d={glyph.path} />
        </svg>
      )}
      {flagWords(flag)}
    </span>
  )
}

/** The word of a flag, for papers and screen readers. */
export function flagWords(flag: ResultFlagCode): string {
  return words[flag] ?? words.unknown
}
