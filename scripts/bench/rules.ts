import { searchDiagnoses } from '@/lib/domain/diagnoses/icd10.search'
import { searchMedicines } from '@/lib/domain/pharmacy/medicine.search'
import { checkSafety, type SafetyInput } from '@/lib/domain/prescriptions/safety-check'
import { adultMan, product } from '@/lib/testing/medicines'

const rounds = 20
/** Twenty medicines that have much to do with each other: more than anybody is prescribed at once. */
const many = ['warfarin', 'ibuprofen-tab', 'sertraline', 'tramadol-cap', 'lisinopril', 'spironolactone', 'amiodarone', 'haloperidol', 'clarithromycin', 'simvastatin', 'omeprazole', 'clopidogrel', 'lithium', 'methotrexate', 'sulfamethoxazole', 'digoxin', 'carbamazepine', 'gliclazide', 'theophylline', 'mirtazapine']

/** How long the rules take that answer while somebody types: the median of several rounds, in milliseconds. */
export function timeRules(): { name: string; ms: number }[] {
  const prescription: SafetyInput = { items: many.map((id) => product(id, 1)), active: [], allergies: { state: 'none-known' }, facts: adultMan, site: { labelRegion: 'uk', approvedReviewRules: 'all' } }
  return [
    { name: 'all checks of twenty medicines', ms: medianMs(() => checkSafety(prescription)) },
    { name: 'a search for a medicine', ms: medianMs(() => searchMedicines('am', { stockedIds: null, limit: 20 })) },
    { name: 'a search for a diagnosis', ms: medianMs(() => searchDiagnoses('chronic kidney disease')) },
  ]
}

function medianMs(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
  return times.toSorted((a, b) => a - b)[rounds / 2] ?? 0
}
