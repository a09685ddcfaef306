import type { Page } from '@/lib/data/reader'
import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { QueryContext } from '@/lib/queries/query'

/** Active patients by family name, a page at a time. Restricted records do not appear. */
export const listPatients = ({ actor, data }: QueryContext, after: string | null = null): Promise<Page<Patient>> =>
  data.patients.list({ where: { organisationId: actor.organisationId, status: 'active' }, orderBy: ['familyName', 'asc'], limit: 50, after })
