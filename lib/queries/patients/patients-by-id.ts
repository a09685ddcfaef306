import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { QueryContext } from '@/lib/queries/query'

/** The patients with these ids, in one read. Appwrite compares with at most 100 values. */
export async function patientsById(data: QueryContext['data'], ids: readonly string[]): Promise<Map<string, Patient>> {
  const wanted = [...new Set(ids)].slice(0, 100)
  if (wanted.length === 0) return new Map()
  const { items } = await data.patients.list({ where: { id: wanted }, limit: wanted.length })
  return new Map(items.map((patient) => [patient.id, patient]))
}
