import { instantAt, wallTimeAt } from '@/lib/domain/appointments/zoned-time'

export type ClinicDay = { /** ISO day in the clinic's zone. */ on: string; /** First moment, as ISO. */ from: string; /** First moment of the next day, as ISO. */ until: string }

/** The day it is at the clinic, with its first and last moment. Days of 23 and 25 hours included. */
export function clinicDay(timeZone: string, at: Date): ClinicDay {
  const on = wallTimeAt(at.getTime(), timeZone).day
  return { on, from: instantAt(on, '00:00', timeZone), until: instantAt(on, '24:00', timeZone) }
}
