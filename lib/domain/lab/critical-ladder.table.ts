import type { TableHead } from '@/lib/domain/units/table-head'

export interface LadderRung {
  /** Minutes since the value was known. */
  afterMinutes: number
  /** Who is told next, in words. */
  tell: string
  /** Whether the laboratory is shown the patient's own number. */
  showsPatientPhone: boolean
}

export interface CriticalLadder {
  version: string
  /** A call has to be tried within this time. */
  callWithinMinutes: number
  /** A clinician has to acknowledge within this time. */
  acknowledgeWithinMinutes: number
  rungs: readonly LadderRung[]
  /** All rungs used and nobody answered: an incident, though the loop stays open. */
  cannotReachAfterMinutes: number
  /** The same finding is not called again inside this time once acknowledged, unless it worsens by this share. */
  quietHours: number
  worseningPercent: number
}

export const criticalLadderHead = {
  version: 'critical-ladder-1',
  effectiveFrom: '2026-01-01',
  source: 'CLSI GP47 (within one hour), CAP Q-Probes goal of 15 to 30 minutes, NPSG.02.03.01. Each site sets its own times.',
  approvedBy: null,
} as const satisfies TableHead

export const criticalLadder: CriticalLadder = {
  version: criticalLadderHead.version,
  callWithinMinutes: 15,
  acknowledgeWithinMinutes: 60,
  rungs: [
    { afterMinutes: 15, tell: 'covering clinician', showsPatientPhone: false },
    { afterMinutes: 30, tell: 'ward or on-call lead', showsPatientPhone: false },
    { afterMinutes: 60, tell: 'medical director', showsPatientPhone: true },
  ],
  cannotReachAfterMinutes: 90,
  quietHours: 24,
  worseningPercent: 20,
}
