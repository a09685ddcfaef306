import type { Encounter } from '@/lib/domain/visits/visit.schema'

export const encounterStatusWords: Record<Encounter['status'], string> = {
  planned: 'Planned', arrived: 'Arrived', triaged: 'Seen by the nurse', 'in-progress': 'In progress', onleave: 'Away for a while', finished: 'Finished', cancelled: 'Cancelled', 'entered-in-error': 'Entered in error',
}
export const encounterKindWords: Record<Encounter['kind'], string> = { 'in-person': 'In person', video: 'By video', phone: 'By phone' }
