import type { CriticalRow, LabTestRow, PregnancyCode, RangeRow, SexCode } from '@/lib/domain/lab/catalogue.rows'

/** What is known about the person when the specimen was taken. null means nobody has said. */
export interface PersonAtCollection {
  sex: SexCode | null
  /** Whole days since birth at collection. */
  ageDays: number | null
  /** `none` is an answer; null is not. `any` means pregnant, trimester not known. */
  pregnancy: PregnancyCode | 'none' | null
}

export interface SelectedRanges {
  /** Several rows only when sex or trimester is unknown: a flag must then hold for each of them. */
  rows: RangeRow[]
  /** Why there are several rows, or none. */
  doubt: 'age-unknown' | 'no-row' | 'sex-unknown' | 'trimester-unknown' | null
  pregnancyUsed: boolean
}

/**
 * The reference rows for a person. A pregnancy row beats a general one, a sex row beats a row for everybody, then the
 * narrowest age window wins. Adult rows never stand in for children.
 */
export function selectRanges(test: LabTestRow, person: PersonAtCollection): SelectedRanges {
  if (person.ageDays === null) return { rows: [], doubt: 'age-unknown', pregnancyUsed: false }
  const ofAge = test.ranges.filter((row) => coversAge(row, person.ageDays as number))
  const pregnant = selectForPregnancy(ofAge, person.pregnancy)
  const general = selectForSex(ofAge.filter((row) => row.pregnancy === null), person.sex)
  return pregnant.length === 0 ? general : withTrimesterDoubt(pregnant, general, person.pregnancy)
}

/** Pregnant, but nobody wrote which trimester: where the table holds rows for some of them only, the general row may be hers too. */
function withTrimesterDoubt(pregnant: RangeRow[], general: SelectedRanges, pregnancy: PersonAtCollection['pregnancy']): SelectedRanges {
  const isOpen = pregnancy === 'any' && !pregnant.some((row) => row.pregnancy === 'any') && pregnant.length < trimesters
  if (isOpen && general.rows.length === 0) return { rows: [], doubt: 'trimester-unknown', pregnancyUsed: true }
  const rows = isOpen ? [...pregnant, ...general.rows] : pregnant
  return { rows, doubt: rows.length > 1 ? 'trimester-unknown' : null, pregnancyUsed: true }
}

const trimesters = 3

/** Pregnancy is a fact about the body, so these rows do not ask for the recorded sex. */
function selectForPregnancy(rows: readonly RangeRow[], pregnancy: PersonAtCollection['pregnancy']): RangeRow[] {
  if (pregnancy === null || pregnancy === 'none') return []
  const own = rows.filter((row) => row.pregnancy !== null && (row.pregnancy === pregnancy || row.pregnancy === 'any'))
  if (own.length > 0) return [own.find((row) => row.pregnancy === pregnancy) ?? (own[0] as RangeRow)]
  return pregnancy === 'any' ? rows.filter((row) => row.pregnancy !== null) : []
}

function selectForSex(rows: readonly RangeRow[], sex: SexCode | null): SelectedRanges {
  const chosen = narrowest(rows.filter((row) => row.sex !== null && row.sex === sex)) ?? narrowest(rows.filter((row) => row.sex === null))
  if (chosen) return { rows: [chosen], doubt: null, pregnancyUsed: false }
  if (rows.length === 0 || sex !== null) return { rows: [], doubt: 'no-row', pregnancyUsed: false }
  return { rows: [...rows], doubt: 'sex-unknown', pregnancyUsed: false }
}

/** Critical rows for a person. Whatever is unknown widens the choice, so that the strictest limit decides. */
export function selectCriticalRows(test: LabTestRow, person: PersonAtCollection): CriticalRow[] {
  const ofAge = test.critical.filter((row) => person.ageDays === null || coversAge(row, person.ageDays))
  return ofAge.filter((row) => row.sex === null || person.sex === null || row.sex === person.sex)
}

/** Whether a pregnancy row exists that would apply to this person if they were pregnant. */
export function hasPregnancyRow(test: LabTestRow, person: PersonAtCollection): boolean {
  const { ageDays, sex } = person
  return ageDays !== null && sex !== 'M' && test.ranges.some((row) => row.pregnancy !== null && coversAge(row, ageDays))
}

interface AgeWindow {
  ageMinDays: number
  ageMaxDays: number | null
}

const coversAge = (row: AgeWindow, ageDays: number): boolean => ageDays >= row.ageMinDays && (row.ageMaxDays === null || ageDays < row.ageMaxDays)

const width = (row: AgeWindow): number => (row.ageMaxDays ?? Number.POSITIVE_INFINITY) - row.ageMinDays

function narrowest(rows: readonly RangeRow[]): RangeRow | null {
  return rows.reduce<RangeRow | null>((best, row) => (best === null || width(row) < width(best) ? row : best), null)
}
