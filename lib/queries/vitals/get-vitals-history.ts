import type { VitalSet } from '@/lib/domain/vitals/vitals.schema'
import type { QueryContext } from '@/lib/queries/query'

/** The person's sets of vitals, newest first, with those marked as wrong: they are shown struck through and count for nothing. */
export async function getVitalsHistory({ data }: Pick<QueryContext, 'data'>, patientId: string, limit = 60): Promise<VitalSet[]> {
  const { items } = await data.vitalSets.list({ where: { patientId }, orderBy: ['takenAt', 'desc'], limit })
  return items
}
