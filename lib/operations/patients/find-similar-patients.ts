import type { Patient } from '@/lib/domain/patients/patient.schema'
import type { FindSimilarPatientsInput } from '@/lib/domain/patients/register-patient.input'
import { foldForSearch } from '@/lib/domain/patients/search-text'
import type { OperationContext } from '@/lib/operations/operation'
import { type PatientRow, toPatientRow } from './search-patients'

/** People who may be the one about to be registered: born the same day with a like name. Read with the person's own rights. */
export async function findSimilarPatients({ actor, data }: OperationContext, input: FindSimilarPatientsInput): Promise<PatientRow[]> {
  const { items } = await data.patients.list({ where: { organisationId: actor.organisationId, bornOn: input.bornOn }, limit: 50 })
  return items.filter((patient) => patient.status === 'active' && isSamePerson(patient, input)).map(toPatientRow)
}

/** Same family name, or the names swapped, or the same given name with a family name that begins alike (a marriage, a spelling). */
export function isSamePerson(patient: Pick<Patient, 'givenName' | 'familyName'>, typed: Pick<FindSimilarPatientsInput, 'givenName' | 'familyName'>): boolean {
  const [family, given] = [foldForSearch(patient.familyName), foldForSearch(patient.givenName)]
  const [typedFamily, typedGiven] = [foldForSearch(typed.familyName), foldForSearch(typed.givenName)]
  const isSameFamily = family === typedFamily && given[0] === typedGiven[0]
  const isSwapped = family === typedGiven && given === typedFamily
  const isSameGiven = given === typedGiven && family[0] === typedFamily[0]
  return isSameFamily || isSwapped || isSameGiven
}
