import type { ScheduleProfileName } from '@/lib/domain/pharmacy/controlled.table'
import type { TableHead } from '@/lib/domain/units/table-head'

export const prescribingPolicyHead = {
  version: 'prescribing-policy-1',
  effectiveFrom: '2026-01-01',
  source: 'Common practice in primary care: six months for ordinary medicines; controlled classes bring their own, shorter validity. The clinical lead approves.',
  approvedBy: null,
} as const satisfies TableHead

/** What a site decides about prescribing. */
export const prescribingPolicy = {
  /** Days after signing during which medicine may be supplied. */
  validityDays: 180,
  /** What is contraindicated needs a second prescriber. */
  requireSecondPrescriber: true,
  /** Minutes a second factor stays fresh for signing a controlled medicine. */
  secondFactorMinutes: 15,
  /** A supply moves each line, its lots and their ledger in one transaction of a hundred writes. */
  mostLines: 15,
  controlledProfile: 'generic' as ScheduleProfileName,
  labelRegion: null,
  /** Rules still in review speak too: a warning too many harms less than one too few. */
  approvedReviewRules: 'all',
} as const
