import type { ResultFlagCode } from '@/lib/domain/lab/order.schema'

/** Fill of a marker in bars and charts, as a CSS variable: SVG attributes cannot take class names everywhere. */
export const flagColours: Record<ResultFlagCode, string> = {
  HH: 'var(--critical-solid)',
  LL: 'var(--critical-solid)',
  H: 'var(--high-text)',
  L: 'var(--low-text)',
  A: 'var(--high-text)',
  N: 'var(--ink-2)',
  unknown: 'var(--ink-3)',
}
