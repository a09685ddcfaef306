import type { TableHead } from '@/lib/domain/units/table-head'

export const renalHead = {
  version: 'renal-1',
  effectiveFrom: '2026-01-01',
  source: 'Product labels (EU and US). Dosing by Cockcroft-Gault; staging by eGFR.',
  approvedBy: null,
} as const satisfies TableHead

export interface RenalBand {
  /** Applies to clearances at or above `from` and below `below`, in mL/min. */
  from: number
  below: number
  tier: 1 | 2 | 3
  says: string
}

export interface RenalRow {
  id: string
  name: string
  atc: readonly string[]
  bands: readonly RenalBand[]
  confidence: 'ok' | 'review'
  reviewReason: string | null
}

const band = (from: number, below: number, rest: [tier: 1 | 2 | 3, says: string]): RenalBand => ({ from, below, tier: rest[0], says: rest[1] })
const row = (id: string, name: string, rest: { atc: readonly string[]; bands: readonly RenalBand[]; review?: string }): RenalRow => ({
  id, name, atc: rest.atc, bands: rest.bands, confidence: rest.review ? 'review' : 'ok', reviewReason: rest.review ?? null,
})
const adjust = (name: string, atc: readonly string[]): RenalRow =>
  row(`RENAL-${name.toUpperCase().replaceAll(' ', '-')}`, name, { atc, bands: [band(0, 60, [2, 'adjust the dose to kidney function'])], review: 'the label gives the step; the table only prompts' })

const nsaids = ['M01AA', 'M01AB', 'M01AC', 'M01AE', 'M01AG', 'M01AH', 'M01AX01', 'M01AX02', 'M01AX17', 'M01B', 'N02AJ08']

export const renalRows: readonly RenalRow[] = [
  row('RENAL-METFORMIN', 'metformin', { atc: ['A10BA02', 'A10BD'], bands: [band(0, 30, [1, 'stop below 30']), band(30, 45, [2, 'half dose, at most 1 g a day, from 30 to 44'])] }),
  row('RENAL-NITROFURANTOIN', 'nitrofurantoin', { atc: ['J01XE01'], bands: [band(0, 45, [2, 'avoid below 45: too little in the urine, more nerve damage'])] }),
  row('RENAL-NSAID', 'NSAIDs', { atc: nsaids, bands: [band(0, 30, [2, 'avoid below 30'])] }),
  row('RENAL-DABIGATRAN', 'dabigatran', { atc: ['B01AE07'], bands: [band(0, 30, [1, 'contraindicated below 30 in the EU; US 15 to 30: 75 mg twice a day in atrial fibrillation'])] }),
  row('RENAL-RIVAROXABAN', 'rivaroxaban', { atc: ['B01AF01'], bands: [band(0, 15, [1, 'avoid below 15']), band(15, 50, [2, '15 mg once a day with food in atrial fibrillation'])] }),
  row('RENAL-APIXABAN', 'apixaban', { atc: ['B01AF02'], bands: [band(0, 15, [1, 'not recommended below 15 (EU)']), band(15, 30, [2, '2.5 mg twice a day in atrial fibrillation (EU)'])] }),
  row('RENAL-EDOXABAN', 'edoxaban', { atc: ['B01AF03'], bands: [band(0, 15, [1, 'avoid below 15']), band(15, 51, [2, '30 mg from 15 to 50']), band(95.0001, 10000, [3, 'above 95 not for atrial fibrillation (US)'])] }),
  row('RENAL-ENOXAPARIN', 'enoxaparin', { atc: ['B01AB05'], bands: [band(0, 15, [1, 'avoid below 15 (EU)']), band(15, 30, [2, 'treatment 1 mg/kg once a day, prevention 20 to 30 mg a day'])] }),
  row('RENAL-GABAPENTIN', 'gabapentin', { atc: ['N02BF01'], bands: [band(0, 15, [2, 'at most 300 mg a day']), band(15, 30, [2, 'at most 700 mg a day']), band(30, 60, [2, 'at most 1.4 g a day'])] }),
  row('RENAL-PREGABALIN', 'pregabalin', { atc: ['N02BF02'], bands: [band(0, 15, [2, 'one eighth of the usual dose']), band(15, 30, [2, 'a quarter of the usual dose']), band(30, 60, [2, 'half the usual dose'])] }),
  row('RENAL-METHOTREXATE', 'methotrexate', { atc: ['L04AX03', 'L01BA01'], bands: [band(0, 30, [1, 'stop below 30']), band(30, 60, [2, 'half the dose from 30 to 59'])] }),
  row('RENAL-SPIRONOLACTONE', 'spironolactone', { atc: ['C03DA01'], bands: [band(0, 30, [2, 'potassium: avoid below 30']), band(30, 60, [3, 'check potassium'])] }),
  adjust('allopurinol', ['M04AA01']),
  adjust('digoxin', ['C01AA05']),
  adjust('lithium', ['N05AN01']),
  adjust('aminoglycosides', ['J01G']),
  adjust('vancomycin', ['J01XA01']),
  adjust('aciclovir', ['J05AB01', 'J05AB11']),
  adjust('co-trimoxazole', ['J01EE01', 'J01EA01']),
  adjust('levofloxacin', ['J01MA12']),
  adjust('tramadol', ['N02AX02']),
  adjust('morphine', ['N02AA01']),
]

/** NSAID below this clearance together with an ACE inhibitor, ARB or diuretic: a warning. */
export const nsaidWithPartnerBelow = 60
export const nsaidPartners = ['C09', 'C03'] as const
export const nsaidCodes = nsaids

/** Edoxaban: at this weight and below, 30 mg a day whatever the kidneys do. */
export const edoxabanReduction = { weightKg: 60, mgPerDay: 30 } as const

/** Apixaban in atrial fibrillation: two of these three and 2.5 mg twice a day applies. */
export const apixabanReduction = { ageYears: 80, weightKg: 60, creatinineUmolPerL: 133, atLeast: 2 } as const
