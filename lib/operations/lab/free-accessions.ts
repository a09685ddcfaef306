import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { accessionNumber } from '@/lib/domain/lab/accession'
import type { OperationContext } from '@/lib/operations/operation'

/** The next free specimen numbers of the clinic's day, one after the other. Two people in the same moment ask for the same ones: the later one looks again. */
export async function freeAccessions({ actor, clinic, organisation }: OperationContext, { at, count }: { at: string; count: number }): Promise<string[]> {
  const { day } = wallTimeAt(at, organisation.timeZone)
  const prefix = accessionNumber({ day, sequence: 1 }).slice(0, 6)
  const newest = await clinic.specimens.first({ where: { organisationId: actor.organisationId, accession: { startsWith: prefix } }, orderBy: ['accession', 'desc'] })
  const last = newest ? Number(newest.accession.split('-')[1]) : 0
  return Array.from({ length: count }, (_, index) => accessionNumber({ day, sequence: last + 1 + index }))
}
