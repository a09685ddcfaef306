import { checkCharacter } from '@/lib/domain/units/check-digit'

/** The number of a prescription: year and day of the year, running number, check digit. `RX-26064-0001-7` */
export function prescriptionNumber({ day, sequence }: { day: string; sequence: number }): string {
  const body = `${yearAndDay(day)}-${String(sequence).padStart(4, '0')}`
  return `RX-${body}-${checkCharacter(body)}`
}

/** What the numbers of one day begin with. */
export const prescriptionNumberPrefix = (day: string): string => `RX-${yearAndDay(day)}-`

/** The running number inside a prescription number; 0 when it is none of ours. */
export const sequenceOf = (number: string): number => Number(/^RX-\d{5}-(\d{4,6})-\d$/.exec(number)?.[1] ?? 0)

function yearAndDay(day: string): string {
  const year = day.slice(0, 4)
  const dayOfYear = Math.round((Date.parse(`${day}T00:00:00.000Z`) - Date.parse(`${year}-01-01T00:00:00.000Z`)) / 86_400_000) + 1
  return `${year.slice(2)}${String(dayOfYear).padStart(3, '0')}`
}
