import type { TableHead } from '@/lib/domain/units/table-head'

export const pregnancyHead = {
  version: 'pregnancy-1',
  effectiveFrom: '2026-01-01',
  source: 'Product labels and national pregnancy-prevention programmes; a pharmacist approves the list.',
  approvedBy: null,
} as const satisfies TableHead

/** Sex and age at which pregnancy status is asked before a listed medicine. */
export const couldBePregnant = { fromYears: 12, toYears: 55 } as const

export interface PregnancyRow {
  id: string
  name: string
  atc: readonly string[]
  except: readonly string[]
  action: 'block' | 'warn'
  /** Weeks of pregnancy it applies to, both ends included; null for the whole pregnancy. */
  weeks: readonly [from: number, to: number] | null
  says: string
}

const row = (id: string, name: string, rest: Omit<PregnancyRow, 'id' | 'name' | 'except'> & { except?: readonly string[] }): PregnancyRow => ({ id: `PREG-${id}`, name, except: [], ...rest })
const firstTrimester = [0, 13] as const
const nsaid = ['M01AA', 'M01AB', 'M01AC', 'M01AE', 'M01AG', 'M01AH', 'M01AX01', 'M01AX02', 'M01AX17', 'N02BA', 'N02AJ08', 'N02AJ14']

export const pregnancyRows: readonly PregnancyRow[] = [
  row('RETINOID', 'isotretinoin, acitretin, alitretinoin', { atc: ['D10BA01', 'D05BB02', 'D11AH04'], action: 'block', weeks: null, says: 'Severe malformations. Pregnancy-prevention programme; contraception also after the last dose.' }),
  row('METHOTREXATE', 'methotrexate', { atc: ['L04AX03', 'L01BA01'], action: 'block', weeks: null, says: 'Abortion and malformations.' }),
  row('WARFARIN-EARLY', 'warfarin and other vitamin-K antagonists', { atc: ['B01AA'], action: 'block', weeks: firstTrimester, says: 'Embryopathy in the first trimester: use a low-molecular-weight heparin.' }),
  row('WARFARIN-MIDDLE', 'warfarin and other vitamin-K antagonists', { atc: ['B01AA'], action: 'warn', weeks: [14, 35], says: 'Fetal bleeding: only with specialist advice.' }),
  row('WARFARIN-LATE', 'warfarin and other vitamin-K antagonists', { atc: ['B01AA'], action: 'block', weeks: [36, 45], says: 'Fetal and birth bleeding: use heparin near term.' }),
  row('DOAC', 'direct oral anticoagulants', { atc: ['B01AF', 'B01AE07'], action: 'block', weeks: null, says: 'Not studied and crosses the placenta: use a low-molecular-weight heparin.' }),
  row('VALPROATE', 'valproate', { atc: ['N03AG01'], action: 'block', weeks: null, says: 'Malformations and developmental harm. Only within the prevention programme.' }),
  row('TOPIRAMATE', 'topiramate', { atc: ['N03AX11', 'A08AA51'], action: 'block', weeks: null, says: 'Malformations and developmental harm. Only within the prevention programme.' }),
  row('OLD-ANTIEPILEPTIC', 'carbamazepine, phenytoin, phenobarbital', { atc: ['N03AF01', 'N03AB02', 'N03AB05', 'N03AA02', 'N03AA03'], action: 'warn', weeks: null, says: 'Malformations: specialist advice, folic acid 5 mg.' }),
  row('RAAS', 'ACE inhibitors, ARBs, sacubitril, aliskiren', { atc: ['C09'], action: 'block', weeks: null, says: 'Fetal kidney failure: change to methyldopa, labetalol or nifedipine.' }),
  row('ENDOTHELIN', 'endothelin antagonists', { atc: ['C02KX01', 'C02KX02', 'C02KX04', 'C02KX52', 'C02KX54'], action: 'block', weeks: null, says: 'Malformations.' }),
  row('RIOCIGUAT', 'riociguat', { atc: ['C02KX05'], action: 'block', weeks: null, says: 'Malformations.' }),
  row('S1P', 'fingolimod and other S1P modulators', { atc: ['L04AE'], action: 'block', weeks: null, says: 'Malformations; stop 2 months before pregnancy.' }),
  row('ANDROGEN', 'androgens', { atc: ['G03B', 'G03XA01', 'A14A'], action: 'block', weeks: null, says: 'Virilises a female fetus.' }),
  row('STATIN', 'statins', { atc: ['C10AA', 'C10BA', 'C10BX'], action: 'warn', weeks: null, says: 'Usually stopped in pregnancy.' }),
  row('MISOPROSTOL', 'misoprostol', { atc: ['A02BB01', 'G02AD06', 'M01AB55', 'M01AE56'], action: 'block', weeks: null, says: 'Causes abortion and malformations.' }),
  row('RIBAVIRIN', 'ribavirin', { atc: ['J05AP01'], action: 'block', weeks: null, says: 'Malformations, also through the father; contraception 6 months.' }),
  row('MYCOPHENOLATE', 'mycophenolate', { atc: ['L04AA06'], action: 'block', weeks: null, says: 'Abortion and malformations.' }),
  row('LEFLUNOMIDE', 'leflunomide, teriflunomide', { atc: ['L04AK01', 'L04AK02', 'L04AA13', 'L04AA31'], action: 'block', weeks: null, says: 'Malformations; wash out with colestyramine.' }),
  row('THALIDOMIDE', 'thalidomide, lenalidomide, pomalidomide', { atc: ['L04AX02', 'L04AX04', 'L04AX06'], action: 'block', weeks: null, says: 'Severe malformations. Prevention programme.' }),
  row('TETRACYCLINE', 'tetracyclines', { atc: ['J01AA'], action: 'block', weeks: null, says: 'Teeth and bones of the child; use another antibiotic.' }),
  row('FLUOROQUINOLONE', 'fluoroquinolones', { atc: ['J01MA'], action: 'warn', weeks: null, says: 'Use another antibiotic where possible.' }),
  row('LITHIUM', 'lithium', { atc: ['N05AN01'], action: 'warn', weeks: null, says: 'Heart malformation; specialist plan and levels.' }),
  row('THIONAMIDE', 'carbimazole, thiamazole', { atc: ['H03BB01', 'H03BB02'], action: 'block', weeks: firstTrimester, says: 'Malformations in the first trimester: propylthiouracil.' }),
  row('NSAID-20', 'NSAIDs', { atc: nsaid, except: ['B01AC06'], action: 'warn', weeks: [20, 27], says: 'Too little amniotic fluid from week 20.' }),
  row('NSAID-28', 'NSAIDs', { atc: nsaid, except: ['B01AC06'], action: 'block', weeks: [28, 45], says: 'Closes the ductus arteriosus from week 28. Low-dose aspirin is exempt.' }),
  row('TRIMETHOPRIM', 'trimethoprim, co-trimoxazole', { atc: ['J01EA01', 'J01EE01'], action: 'block', weeks: firstTrimester, says: 'Antifolate: neural tube defects in the first trimester.' }),
  row('FLUCONAZOLE', 'fluconazole, repeated or high dose', { atc: ['J02AC01'], action: 'block', weeks: firstTrimester, says: 'Repeated or high doses in the first trimester cause malformations; use a topical azole.' }),
  row('LIVE-VACCINE', 'live vaccines', { atc: ['J07BD', 'J07BB03', 'J07BE', 'J07BF01', 'J07BF02', 'J07BH', 'J07BJ', 'J07BK01', 'J07BK02', 'J07BL', 'J07AN01', 'J07AP01'], action: 'block', weeks: null, says: 'Live vaccine: after pregnancy.' }),
  row('FIVE-ARI', 'finasteride, dutasteride', { atc: ['G04CB'], action: 'block', weeks: null, says: 'Harms a male fetus, also by touching broken tablets.' }),
]

export const breastfeedingRows = [
  { id: 'LACT-CODEINE', name: 'codeine', atc: ['R05DA04', 'N02AJ06', 'N02AJ07', 'N02AJ08', 'N02AJ09'], says: 'Deaths of breastfed babies of fast metabolisers.' },
  { id: 'LACT-TRAMADOL', name: 'tramadol', atc: ['N02AX02', 'N02AJ13'], says: 'Sedation and breathing trouble of the baby.' },
  { id: 'LACT-LITHIUM', name: 'lithium', atc: ['N05AN01'], says: 'High level in the baby.' },
  { id: 'LACT-AMIODARONE', name: 'amiodarone', atc: ['C01BD01'], says: 'Iodine: thyroid of the baby.' },
  { id: 'LACT-CYTOTOXIC', name: 'cytotoxics', atc: ['L01', 'L04AX03'], says: 'Not while breastfeeding.' },
  { id: 'LACT-RADIOIODINE', name: 'radio-iodine', atc: ['V10XA01'], says: 'Stop breastfeeding for this child.' },
] as const

/** Valproate in men below this age, where the national programme says so. */
export const valproateInMenBelowYears = 55
