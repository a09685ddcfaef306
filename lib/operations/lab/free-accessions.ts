import { wallTimeAt } from '@/lib/domain/appointments/zoned-time'
import { accessionNumber } from '@/lib/domain/lab/accession'
import { isRefusal } from '@/lib/errors/is-refusal'
import { refuse } from '@/lib/errors/refusals'
import type { OperationContext } from '@/lib/operations/operation'

const mostTries = 12

/** The next free specimen numbers of the clinic's day, one after the other. */
export async function freeAccessions({ actor, clinic, organisation }: OperationContext, { at, count }: { at: string; count: number }): Promise<string[]> {
  const { day } = wallTimeAt(at, organisation.timeZone)
  const prefix = accessionNumber({ day, sequence: 1 }).slice(0, 6)
  const newest = await clinic.specimens.first({ where: { organisationId: actor.organisationId, accession: { startsWith: prefix } }, orderBy: ['accession', 'desc'] })
  const last = newest ? Number(newest.accession.split('-')[1]) : 0
  return Array.from({ length: count }, (_, index) => accessionNumber({ day, sequence: last + 1 + index }))
}

/**
 * Two people in the same moment ask for the same numbers; the later one takes the next ones. `act` looks everything up
 * anew each time, so that anything else that moved meanwhile is refused by its own rule.
 * @throws Refusal record.changed-meanwhile after several tries
 */
export async function withFreeNumbers<Value>(act: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    try {
      return await act()
    } catch (error) {
      if (!isRefusal(error, 'record.changed-meanwhile')) throw error
    }
  }
  return refuse('record.changed-meanwhile')
}
