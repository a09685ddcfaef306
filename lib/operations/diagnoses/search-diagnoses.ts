import { type Icd10Hit, searchDiagnoses as search } from '@/lib/domain/diagnoses/icd10.search'
import type { SearchDiagnosesInput } from '@/lib/domain/diagnoses/record-diagnosis.input'
import type { OperationContext } from '@/lib/operations/operation'

/** Diagnoses by words or code. The table stays on the server: it is too large for a browser. */
export const searchDiagnoses = async (_: OperationContext, { words }: SearchDiagnosesInput): Promise<Icd10Hit[]> => search(words, { limit: 20 })
