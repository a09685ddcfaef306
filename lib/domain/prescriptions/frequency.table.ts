import type { TableHead } from '@/lib/domain/units/table-head'

/** Frequencies a prescriber can choose, in words that cannot be misread. */
export const frequencyHead = {
  version: 'frequencies-1',
  effectiveFrom: '2026-01-01',
  source: 'Written in full after ISMP advice on error-prone abbreviations; times are the clinic default.',
  approvedBy: null,
} as const satisfies TableHead

export interface Frequency {
  code: string
  /** In the prescription line and the patient sentence alike. */
  says: string
  /** Administrations on a day it is taken. */
  perDay: number
  /** Administrations in a week when it is not simply seven days. */
  perWeek: number | null
  once: boolean
  /** Clinic times of a day, for the administration chart. */
  times: readonly string[]
  /** What people type. Folded to lower case without dots. */
  words: readonly string[]
}

const often = (code: string, says: string, rest: Partial<Omit<Frequency, 'code' | 'says'>> & { perDay: number }): Frequency => ({ code, says, perWeek: null, once: false, times: [], words: [], ...rest })

export const frequencies: readonly Frequency[] = [
  often('once', 'once only', { perDay: 1, once: true, words: ['stat', 'single dose', 'immediately', 'one dose'] }),
  often('once-daily', 'once a day', { perDay: 1, times: ['08:00'], words: ['od', 'daily', 'every day', 'qd', 'q24h', 'every 24 hours', '1 time a day', 'one time a day', '1x daily', '1x/day', 'once daily', 'each day'] }),
  often('morning', 'in the morning', { perDay: 1, times: ['08:00'], words: ['om', 'mane', 'every morning', 'each morning'] }),
  often('midday', 'at midday', { perDay: 1, times: ['12:00'], words: ['at noon', 'at lunch'] }),
  often('evening', 'in the evening', { perDay: 1, times: ['18:00'], words: ['every evening', 'each evening'] }),
  often('night', 'at night', { perDay: 1, times: ['22:00'], words: ['on', 'nocte', 'at bedtime', 'every night', 'hs', 'before sleep'] }),
  often('twice-daily', 'twice a day', { perDay: 2, times: ['08:00', '20:00'], words: ['bd', 'bid', 'twice daily', 'q12h', '2x daily', '2 times a day', 'two times a day', '2x/day', 'two times daily'] }),
  often('every-12-hours', 'every 12 hours', { perDay: 2, times: ['08:00', '20:00'] }),
  often('morning-and-evening', 'in the morning and in the evening', { perDay: 2, times: ['08:00', '18:00'], words: ['morning and evening'] }),
  often('morning-and-midday', 'in the morning and at midday', { perDay: 2, times: ['08:00', '12:00'], words: ['morning and midday'] }),
  often('three-times-daily', 'three times a day', { perDay: 3, times: ['08:00', '14:00', '22:00'], words: ['tds', 'tid', 'three times daily', '3x daily', '3 times a day', '3x/day', '3 times daily'] }),
  often('every-8-hours', 'every 8 hours', { perDay: 3, times: ['06:00', '14:00', '22:00'], words: ['q8h', '8 hourly'] }),
  often('with-meals', 'three times a day with meals', { perDay: 3, times: ['08:00', '12:00', '18:00'], words: ['with meals', 'with each meal', 'tds with meals'] }),
  often('before-meals', 'three times a day before meals', { perDay: 3, times: ['07:30', '11:30', '17:30'], words: ['before meals', 'ac'] }),
  often('four-times-daily', 'four times a day', { perDay: 4, times: ['08:00', '12:00', '18:00', '22:00'], words: ['qds', 'qid', 'four times daily', '4x daily', '4 times a day', '4x/day', '4 times daily'] }),
  often('every-6-hours', 'every 6 hours', { perDay: 4, times: ['00:00', '06:00', '12:00', '18:00'], words: ['q6h', '6 hourly'] }),
  often('every-4-hours', 'every 4 hours', { perDay: 6, times: ['02:00', '06:00', '10:00', '14:00', '18:00', '22:00'], words: ['q4h', '4 hourly'] }),
  often('five-times-daily', 'five times a day', { perDay: 5, times: ['07:00', '11:00', '15:00', '19:00', '23:00'], words: ['five times daily', '5 times a day', '5x daily', '5x/day'] }),
  often('six-times-daily', 'six times a day', { perDay: 6, times: ['06:00', '10:00', '14:00', '18:00', '22:00', '02:00'], words: ['six times daily', '6 times a day'] }),
  often('every-2-hours', 'every 2 hours', { perDay: 12, words: ['q2h', '2 hourly'] }),
  often('every-hour', 'every hour', { perDay: 24, words: ['q1h', 'hourly'] }),
  often('every-other-day', 'every other day', { perDay: 1, perWeek: 3.5, times: ['08:00'], words: ['alternate days', 'qod', 'eod', 'every 2 days', 'every second day'] }),
  often('every-3-days', 'every 3 days', { perDay: 1, perWeek: 7 / 3, times: ['08:00'], words: ['every 72 hours', 'q72h', 'every third day'] }),
  often('three-times-weekly', 'three times a week', { perDay: 1, perWeek: 3, times: ['08:00'], words: ['three times weekly', '3 times a week', 'monday wednesday friday'] }),
  often('twice-weekly', 'twice a week', { perDay: 1, perWeek: 2, times: ['08:00'], words: ['twice weekly', '2 times a week'] }),
  often('weekly', 'once a week', { perDay: 1, perWeek: 1, times: ['08:00'], words: ['once weekly', 'weekly', 'every week', 'every 7 days', 'once per week'] }),
  ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((day) =>
    often(`weekly-${day.toLowerCase()}`, `once a week, on ${day}`, { perDay: 1, perWeek: 1, times: ['08:00'], words: [`every ${day.toLowerCase()}`, `on ${day.toLowerCase()}s`, `once a week on ${day.toLowerCase()}`] })),
  often('every-2-weeks', 'every 2 weeks', { perDay: 1, perWeek: 0.5, words: ['fortnightly', 'every fortnight', 'every 14 days'] }),
  often('monthly', 'once a month', { perDay: 1, perWeek: 7 / 30, words: ['monthly', 'every month', 'every 4 weeks', 'once monthly'] }),
  often('every-3-months', 'every 3 months', { perDay: 1, perWeek: 7 / 91, words: ['every 12 weeks', 'every 13 weeks', 'quarterly'] }),
  often('yearly', 'once a year', { perDay: 1, perWeek: 7 / 365, words: ['every year', 'annually'] }),
  often('continuous', 'continuously', { perDay: 1, words: ['infusion', 'continuous infusion'] }),
]

const byCode = new Map(frequencies.map((each) => [each.code, each]))
const byWords = new Map(frequencies.flatMap((each) => [each.says.toLowerCase(), each.code, ...each.words].map((words) => [words, each] as const)))

/** By the stored code (`every-8-hours`); null for hours that are not in the table, which only `readFrequency` makes. */
export function frequencyOf(code: string): Frequency | null {
  return byCode.get(code) ?? null
}

/** Reads typed text ("tds", "Every 8 hours"); null when it is not one of the known ways. */
export function readFrequency(written: string): Frequency | null {
  const folded = written.toLowerCase().replace(/\./g, '').replace(/\s+/g, ' ').replace(/\b(prn|when needed|as needed|when required|as required|if needed)\b/g, '').trim().replace(/,$/, '')
  return byWords.get(folded) ?? everyHours(folded)
}

function everyHours(folded: string): Frequency | null {
  const match = /^every (\d{1,2}) ?(?:h|hours?)$/.exec(folded) ?? /^(\d{1,2}) hourly$/.exec(folded)
  const hours = Number(match?.[1])
  if (!match || hours < 1 || hours > 24) return null
  // 5 hourly fits five times into 24 hours when the first dose is counted: the upper bound is what a limit needs.
  return often(`every-${hours}-hours`, `every ${hours} hours`, { perDay: Math.ceil(24 / hours) })
}
