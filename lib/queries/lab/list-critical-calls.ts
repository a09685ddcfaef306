import { patientsById } from '../patients/patients-by-id'
import type { QueryContext } from '../query'

/** Critical values that still wait for a call or an answer, the most urgent first, with whose they are: whoever calls has to say it. */
export async function listCriticalCalls({ actor, data }: QueryContext) {
  const { items } = await data.criticalCalls.list({ where: { organisationId: actor.organisationId, status: ['detected', 'notified', 'read_back_confirmed', 'escalated', 're-opened', 'cannot_reach'] }, orderBy: ['callByAt', 'asc'], limit: 100 })
  const patients = await patientsById(data, items.map((call) => call.patientId))
  return items.map((call) => ({ ...call, patient: patients.get(call.patientId) ?? null }))
}
