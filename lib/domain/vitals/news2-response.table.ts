import type { TableHead } from '@/lib/domain/units/table-head'

export type NewsBand = 'low' | 'low-medium' | 'medium' | 'high'

export interface NewsResponse {
  band: NewsBand
  /** Lowest and highest total of the row; null open. The row for a single 3 holds for totals below 5. */
  from: number
  to: number | null
  needsSingleThree: boolean
  /** Longest time to the next full set; 0 is continuous monitoring. */
  nextDueMinutes: number
  frequency: string
  response: string
  /** Who has to be told, or null. */
  escalateTo: 'nurse' | 'doctor' | 'urgent-team' | 'emergency-team' | null
  /** How soon that person has to come; null without a limit. */
  withinMinutes: number | null
}

export const newsResponseHead = {
  version: 'news2-response-1',
  effectiveFrom: '2026-01-01',
  source: 'Royal College of Physicians, National Early Warning Score (NEWS) 2, 2017. Reproduced with acknowledgement. Each site sets its own times.',
  approvedBy: null,
} as const satisfies TableHead

// Read from the top: the first row that fits holds.
export const newsResponses: readonly NewsResponse[] = [
  { band: 'high', from: 7, to: null, needsSingleThree: false, nextDueMinutes: 0, frequency: 'Continuous monitoring', response: 'Emergency assessment by a critical-care team within 30 minutes. Consider a higher level of care.', escalateTo: 'emergency-team', withinMinutes: 30 },
  { band: 'medium', from: 5, to: 6, needsSingleThree: false, nextDueMinutes: 60, frequency: 'At least every hour', response: 'Urgent review by a clinician competent in acute illness within 60 minutes, in a monitored area.', escalateTo: 'urgent-team', withinMinutes: 60 },
  { band: 'low-medium', from: 3, to: 4, needsSingleThree: true, nextDueMinutes: 60, frequency: 'At least every hour', response: 'The nurse informs the doctor, who reviews and decides on escalation.', escalateTo: 'doctor', withinMinutes: null },
  { band: 'low', from: 1, to: 4, needsSingleThree: false, nextDueMinutes: 240, frequency: 'At least every 4 to 6 hours', response: 'A registered nurse assesses and decides on more frequent sets or escalation.', escalateTo: 'nurse', withinMinutes: null },
  { band: 'low', from: 0, to: 0, needsSingleThree: false, nextDueMinutes: 720, frequency: 'At least every 12 hours', response: 'Continue routine sets.', escalateTo: null, withinMinutes: null },
]

/** From this total on, ask about infection: sepsis is the first thing to exclude. */
export const sepsisPromptFrom = 5
/** Below this age the chart does not apply. */
export const newsFromYears = 16
