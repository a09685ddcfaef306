import type { LabReport, ResultFlagCode } from '@/lib/domain/lab/order.schema'

const attention: Record<ResultFlagCode, number> = { HH: 0, LL: 0, A: 1, H: 1, L: 1, unknown: 2, N: 3 }

/** Critical first, then abnormal, then what could not be judged, then in range; oldest first among equals. */
export const worstFirst = <R extends Pick<LabReport, 'worstFlag' | 'issuedAt'>>(reports: readonly R[]): R[] =>
  reports.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.issuedAt ?? '').localeCompare(b.issuedAt ?? ''))

const rankOf = ({ worstFlag }: Pick<LabReport, 'worstFlag'>): number => (worstFlag === null ? attention.unknown : attention[worstFlag])
