import type { Patient, Sex } from '@/lib/domain/patients/patient.schema'
import { matchesWords, readPatientSearch, type SearchPatientsInput } from '@/lib/domain/patients/search-patients.input'
import type { OperationContext } from '@/lib/operations/operation'

/** A line of a list of people: enough to tell two of them apart. */
export type PatientRow = { id: string; mrn: string; familyName: string; givenName: string; preferredName: string | null; title: string | null; bornOn: string; sex: Sex; isTest: boolean; deceasedOn: string | null }

/** Keeps only what the list shows: nothing clinical, no address and no account leaves the server with it. */
export const toPatientRow = ({ id, mrn, familyName, givenName, preferredName, title, bornOn, sex, isTest, deceasedOn }: Patient): PatientRow => ({ id, mrn, familyName, givenName, preferredName, title, bornOn, sex, isTest, deceasedOn })

const most = 20

/** People by number, day of birth or name, read with the person's own rights: restricted records do not appear. */
export async function searchPatients({ actor, data }: OperationContext, input: SearchPatientsInput): Promise<PatientRow[]> {
  const { mrn, bornOn, words } = readPatientSearch(input.words)
  const own = { organisationId: actor.organisationId }
  if (mrn) return (await data.patients.list({ where: { ...own, mrn }, limit: 1 })).items.map(toPatientRow)
  const longest = words.toSorted((a, b) => b.length - a.length)[0]
  if (!bornOn && (!longest || longest.length < 2)) return []
  const found = await candidates(data, { own, bornOn, longest })
  return found.filter((patient) => patient.status === 'active' && matchesWords(patient.searchText, words)).slice(0, most).map(toPatientRow)
}

type Asked = { own: { organisationId: string }; bornOn: string | null; longest: string | undefined }

async function candidates(data: OperationContext['data'], { own, bornOn, longest }: Asked): Promise<Patient[]> {
  if (bornOn) return (await data.patients.list({ where: { ...own, bornOn }, orderBy: ['familyName', 'asc'], limit: 100 })).items
  // Full-text search wants three letters; two are taken as the beginning of a family name.
  const where = longest!.length < 3 ? { ...own, familyName: { startsWith: longest![0]!.toUpperCase() + longest!.slice(1) } } : { ...own, searchText: { search: longest! } }
  return (await data.patients.list({ where, limit: 100 })).items
}
