import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'

/** A score that asks for continuous monitoring has its next set due at once: no set is late by minutes then. */
export const isContinuous = ({ takenAt, nextDueAt }: Pick<VitalSet, 'takenAt' | 'nextDueAt'>): boolean => nextDueAt !== null && Date.parse(nextDueAt) <= Date.parse(takenAt)
