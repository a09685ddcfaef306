import type { LabCatalogue, LabTestRow, PanelRow, SpecimenRow } from '@/lib/domain/lab/catalogue.rows'
import { labCatalogueHead, labPanels, labTests } from '@/lib/domain/lab/catalogue.table'
import { specimens, stabilityHours } from '@/lib/domain/lab/specimens.table'
import { refuse } from '@/lib/errors/refusal'

/** The catalogue that ships with the program. A site may carry a later version of its own. */
export const labCatalogue: LabCatalogue = { version: labCatalogueHead.version, tests: labTests, panels: labPanels }

/** The test with this key (`K`, `HGB`), or null. */
export function findLabTest(key: string, catalogue: LabCatalogue = labCatalogue): LabTestRow | null {
  return indexOf(catalogue).tests.get(key) ?? null
}

/** The test with this key. @throws Refusal `lab-order.test-unknown` */
export function getLabTest(key: string, catalogue: LabCatalogue = labCatalogue): LabTestRow {
  return findLabTest(key, catalogue) ?? refuse('lab-order.test-unknown', { values: { test: key } })
}

/** The test a LOINC code stands for, in either of its units; null when none does. */
export function findLabTestByLoinc(loinc: string, catalogue: LabCatalogue = labCatalogue): LabTestRow | null {
  return catalogue.tests.find((test) => test.loinc === loinc || test.siLoinc === loinc) ?? null
}

/** The panel with this code, or null. */
export function findPanel(code: string, catalogue: LabCatalogue = labCatalogue): PanelRow | null {
  return indexOf(catalogue).panels.get(code) ?? null
}

/**
 * The tests an order asks for: panels become their members, and a test asked for twice is done once.
 * @throws Refusal `lab-order.test-unknown`, `lab-order.panel-empty`, `lab-order.nothing-ordered`
 */
export function expandOrder(codes: readonly string[], catalogue: LabCatalogue = labCatalogue): LabTestRow[] {
  if (codes.length === 0) refuse('lab-order.nothing-ordered')
  const keys = codes.flatMap((code) => membersOf(code, catalogue))
  return [...new Set(keys)].map((key) => getLabTest(key, catalogue))
}

function membersOf(code: string, catalogue: LabCatalogue): readonly string[] {
  const panel = findPanel(code, catalogue)
  if (!panel) return [code]
  if (panel.members.length === 0) refuse('lab-order.panel-empty', { values: { panel: panel.name } })
  return panel.members
}

export interface TubeNeed {
  specimen: SpecimenRow
  tests: string[]
  /** The shortest wait any of the tests allows; null when no limit is held. */
  stabilityHours: number | null
}

/** The tubes to draw for these tests, in the order of draw, one per specimen kind. */
export function tubesFor(tests: readonly LabTestRow[]): TubeNeed[] {
  const needs = specimens.flatMap((specimen) => {
    const keys = tests.filter((test) => test.specimen === specimen.code).map((test) => test.key)
    return keys.length > 0 ? [{ specimen, tests: keys, stabilityHours: shortestStability(keys) }] : []
  })
  return needs.sort((a, b) => (a.specimen.drawOrder ?? 99) - (b.specimen.drawOrder ?? 99))
}

/** The specimen row of a code. @throws Refusal `specimen.kind-unknown` */
export function getSpecimenKind(code: string): SpecimenRow {
  return specimens.find((row) => row.code === code) ?? refuse('specimen.kind-unknown', { values: { code } })
}

/** The shortest wait in hours that any of these tests allows unseparated; null when no limit is held. */
export function shortestStability(keys: readonly string[]): number | null {
  const hours = keys.flatMap((key) => stabilityHours[key] ?? [])
  return hours.length > 0 ? Math.min(...hours) : null
}

/** Tests whose name, key or LOINC begins or contains the words typed, best first. */
export function searchLabTests(words: string, catalogue: LabCatalogue = labCatalogue): LabTestRow[] {
  const asked = words.trim().toLowerCase()
  if (asked === '') return [...catalogue.tests]
  const scored = catalogue.tests.map((test) => ({ test, score: matchScore(test, asked) }))
  return scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score).map(({ test }) => test)
}

function matchScore(test: LabTestRow, asked: string): number {
  const name = test.name.toLowerCase()
  if (test.key.toLowerCase() === asked || test.loinc === asked) return 4
  if (name.startsWith(asked)) return 3
  if (name.split(/[^a-z0-9]+/).some((word) => word.startsWith(asked))) return 2
  return name.includes(asked) || test.key.toLowerCase().startsWith(asked) ? 1 : 0
}

interface CatalogueIndex {
  tests: Map<string, LabTestRow>
  panels: Map<string, PanelRow>
}

const indexes = new WeakMap<LabCatalogue, CatalogueIndex>()

function indexOf(catalogue: LabCatalogue): CatalogueIndex {
  const known = indexes.get(catalogue)
  if (known) return known
  const made = {
    tests: new Map(catalogue.tests.map((test) => [test.key, test])),
    panels: new Map(catalogue.panels.map((panel) => [panel.code, panel])),
  }
  indexes.set(catalogue, made)
  return made
}
