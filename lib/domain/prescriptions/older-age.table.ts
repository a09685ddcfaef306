import type { TableHead } from '@/lib/domain/units/table-head'

export const olderAgeHead = {
  version: 'older-age-1',
  effectiveFrom: '2026-01-01',
  source: 'Beers-style list, shown passively; anticholinergic burden after the ACB scale (part of the list).',
  approvedBy: null,
} as const satisfies TableHead

export const olderFromYears = 65

export const olderAgeRows = [
  { id: 'AGE-BENZODIAZEPINE', name: 'long-acting benzodiazepines', atc: ['N05BA01', 'N05BA02', 'N05BA05', 'N05CD01', 'N05CD02', 'N05CD03', 'N05BA11', 'N05BA09', 'N03AE01'], says: 'Falls and confusion.' },
  { id: 'AGE-Z-DRUG', name: 'Z-drugs', atc: ['N05CF'], says: 'Falls and fractures, little better sleep.' },
  { id: 'AGE-ANTIHISTAMINE', name: 'first-generation antihistamines', atc: ['R06AA', 'R06AB', 'R06AD', 'N05BB01', 'R06AC'], says: 'Confusion, dry mouth, retention.' },
  { id: 'AGE-AMITRIPTYLINE', name: 'amitriptyline', atc: ['N06AA09', 'N06CA01'], says: 'Strongly anticholinergic.' },
  { id: 'AGE-GLIBENCLAMIDE', name: 'glibenclamide', atc: ['A10BB01', 'A10BD02'], says: 'Long hypoglycaemia.' },
  { id: 'AGE-METOCLOPRAMIDE', name: 'metoclopramide', atc: ['A03FA01'], says: 'Parkinsonism and tardive dyskinesia.' },
] as const

/** NSAID longer than this without a proton-pump inhibitor. */
export const nsaidDaysWithoutPpi = 14
/** Digoxin above this many micrograms a day. */
export const digoxinMicrogramsPerDay = 125
/** Sum of anticholinergic points from which the burden is shown, in two or more medicines. */
export const anticholinergicLimit = 3

export const anticholinergicPoints: readonly { name: string; atc: string; points: 1 | 2 | 3 }[] = [
  { name: 'amitriptyline', atc: 'N06AA09', points: 3 },
  { name: 'clomipramine', atc: 'N06AA04', points: 3 },
  { name: 'doxepin', atc: 'N06AA12', points: 3 },
  { name: 'imipramine', atc: 'N06AA02', points: 3 },
  { name: 'nortriptyline', atc: 'N06AA10', points: 3 },
  { name: 'paroxetine', atc: 'N06AB05', points: 3 },
  { name: 'chlorphenamine', atc: 'R06AB04', points: 3 },
  { name: 'diphenhydramine', atc: 'R06AA02', points: 3 },
  { name: 'hydroxyzine', atc: 'N05BB01', points: 3 },
  { name: 'promethazine', atc: 'R06AD02', points: 3 },
  { name: 'oxybutynin', atc: 'G04BD04', points: 3 },
  { name: 'tolterodine', atc: 'G04BD07', points: 3 },
  { name: 'solifenacin', atc: 'G04BD08', points: 3 },
  { name: 'clozapine', atc: 'N05AH02', points: 3 },
  { name: 'olanzapine', atc: 'N05AH03', points: 3 },
  { name: 'quetiapine', atc: 'N05AH04', points: 3 },
  { name: 'chlorpromazine', atc: 'N05AA01', points: 3 },
  { name: 'trihexyphenidyl', atc: 'N04AA01', points: 3 },
  { name: 'hyoscine', atc: 'A04AD01', points: 3 },
  { name: 'atropine', atc: 'A03BA01', points: 3 },
  { name: 'amantadine', atc: 'N04BB01', points: 2 },
  { name: 'carbamazepine', atc: 'N03AF01', points: 2 },
  { name: 'pethidine', atc: 'N02AB02', points: 2 },
  { name: 'codeine', atc: 'R05DA04', points: 1 },
  { name: 'morphine', atc: 'N02AA01', points: 1 },
  { name: 'fentanyl', atc: 'N02AB03', points: 1 },
  { name: 'diazepam', atc: 'N05BA01', points: 1 },
  { name: 'alprazolam', atc: 'N05BA12', points: 1 },
  { name: 'digoxin', atc: 'C01AA05', points: 1 },
  { name: 'furosemide', atc: 'C03CA01', points: 1 },
  { name: 'haloperidol', atc: 'N05AD01', points: 1 },
  { name: 'risperidone', atc: 'N05AX08', points: 1 },
  { name: 'warfarin', atc: 'B01AA03', points: 1 },
  { name: 'trazodone', atc: 'N06AX05', points: 1 },
  { name: 'venlafaxine', atc: 'N06AX16', points: 1 },
  { name: 'loperamide', atc: 'A07DA03', points: 1 },
  { name: 'cetirizine', atc: 'R06AE07', points: 1 },
  { name: 'loratadine', atc: 'R06AX13', points: 1 },
]
