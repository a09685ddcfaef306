import { refuse } from '@/lib/errors/refusals'
import type { QueryContext } from '../query'

/** The released reports of the signed-in patient, newest first. Appwrite shows no other. */
export function listOwnReports({ actor, data }: QueryContext, after: string | null) {
  const patientId = actor.patientId ?? refuse('record.not-found')
  return data.labReports.list({ where: { patientId }, orderBy: ['issuedAt', 'desc'], limit: 20, after })
}
