import type { Allergy } from '@/lib/domain/allergies/allergy.schema'
import type { QueryContext } from '@/lib/queries/query'

const worst = ['anaphylaxis', 'severe', 'moderate', 'unknown', 'mild'] as const

/** What the person must avoid, worst first. */
export async function getAllergies({ data }: Pick<QueryContext, 'data'>, patientId: string): Promise<Allergy[]> {
  const { items } = await data.allergies.list({ where: { patientId, status: 'active' }, limit: 100 })
  return items.toSorted((a, b) => worst.indexOf(a.severity) - worst.indexOf(b.severity))
}
