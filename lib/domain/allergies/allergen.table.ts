import type { TableHead } from '@/lib/domain/units/table-head'

export const allergenHead = {
  version: 'allergens-1',
  effectiveFrom: '2026-01-01',
  source: 'Classes of the allergy table; codes from the WHO ATC index of April 2026. Foods and materials carry codes of our own.',
  approvedBy: null,
} as const satisfies TableHead

export interface Allergen {
  code: string
  name: string
  kind: 'medicine' | 'food' | 'environment' | 'other'
  /** ATC prefixes, or our own codes for foods and materials. */
  stands: readonly string[]
}

/** What a clinician can pick besides single substances. Single medicines are recorded by their ATC code. */
export const allergens: readonly Allergen[] = [
  { code: 'penicillins', name: 'Penicillins', kind: 'medicine', stands: ['J01C'] },
  { code: 'cephalosporins', name: 'Cephalosporins', kind: 'medicine', stands: ['J01DB', 'J01DC', 'J01DD', 'J01DE'] },
  { code: 'carbapenems', name: 'Carbapenems', kind: 'medicine', stands: ['J01DH'] },
  { code: 'sulfonamide-antibiotics', name: 'Sulfonamide antibiotics', kind: 'medicine', stands: ['J01EC', 'J01EE', 'D06BA01', 'A07EC01'] },
  { code: 'macrolides', name: 'Macrolides', kind: 'medicine', stands: ['J01FA'] },
  { code: 'fluoroquinolones', name: 'Fluoroquinolones', kind: 'medicine', stands: ['J01MA'] },
  { code: 'tetracyclines', name: 'Tetracyclines', kind: 'medicine', stands: ['J01AA'] },
  { code: 'aminoglycosides', name: 'Aminoglycosides', kind: 'medicine', stands: ['J01G', 'D06AX04'] },
  { code: 'nsaids', name: 'NSAIDs', kind: 'medicine', stands: ['M01AA', 'M01AB', 'M01AC', 'M01AE', 'M01AG', 'N02BA', 'B01AC06'] },
  { code: 'opioids', name: 'Morphine-like opioids', kind: 'medicine', stands: ['N02AA', 'R05DA04'] },
  { code: 'ace-inhibitors', name: 'ACE inhibitors', kind: 'medicine', stands: ['C09A', 'C09B'] },
  { code: 'statins', name: 'Statins', kind: 'medicine', stands: ['C10AA'] },
  { code: 'aromatic-antiepileptics', name: 'Aromatic antiepileptics', kind: 'medicine', stands: ['N03AF', 'N03AB', 'N03AA', 'N03AX09'] },
  { code: 'local-anaesthetics-ester', name: 'Ester local anaesthetics', kind: 'medicine', stands: ['N01BA'] },
  { code: 'local-anaesthetics-amide', name: 'Amide local anaesthetics', kind: 'medicine', stands: ['N01BB'] },
  { code: 'neuromuscular-blockers', name: 'Neuromuscular blockers', kind: 'medicine', stands: ['M03A'] },
  { code: 'iodinated-contrast', name: 'Iodinated contrast', kind: 'medicine', stands: ['V08A'] },
  { code: 'gadolinium-contrast', name: 'Gadolinium contrast', kind: 'medicine', stands: ['V08C'] },
  { code: 'heparins', name: 'Heparins', kind: 'medicine', stands: ['B01AB'] },
  { code: 'azoles', name: 'Azole antifungals', kind: 'medicine', stands: ['J02AC', 'J02AB'] },
  { code: 'thionamides', name: 'Thionamides', kind: 'medicine', stands: ['H03B'] },
  { code: 'platinum', name: 'Platinum drugs', kind: 'medicine', stands: ['L01XA'] },
  { code: 'chlorhexidine', name: 'Chlorhexidine', kind: 'medicine', stands: ['D08AC02'] },
  { code: 'macrogol', name: 'Macrogol (polyethylene glycol)', kind: 'medicine', stands: ['EXC:MACROGOL', 'A06AD15'] },
  { code: 'polysorbate', name: 'Polysorbate 80', kind: 'other', stands: ['EXC:POLYSORBATE'] },
  { code: 'egg', name: 'Egg', kind: 'food', stands: ['FOOD:EGG'] },
  { code: 'fish', name: 'Fish', kind: 'food', stands: ['FOOD:FISH'] },
  { code: 'shellfish', name: 'Shellfish', kind: 'food', stands: ['FOOD:SHELLFISH'] },
  { code: 'peanut', name: 'Peanut', kind: 'food', stands: ['FOOD:PEANUT'] },
  { code: 'tree-nut', name: 'Tree nuts', kind: 'food', stands: ['FOOD:TREE-NUT'] },
  { code: 'soya', name: 'Soya', kind: 'food', stands: ['FOOD:SOYA'] },
  { code: 'milk', name: 'Cow milk', kind: 'food', stands: ['FOOD:MILK'] },
  { code: 'wheat', name: 'Wheat', kind: 'food', stands: ['FOOD:WHEAT'] },
  { code: 'gelatin', name: 'Gelatin', kind: 'food', stands: ['FOOD:GELATIN'] },
  { code: 'alpha-gal', name: 'Red meat (alpha-gal)', kind: 'food', stands: ['FOOD:ALPHA-GAL'] },
  { code: 'latex', name: 'Latex', kind: 'environment', stands: ['ENV:LATEX'] },
  { code: 'house-dust-mite', name: 'House dust mite', kind: 'environment', stands: ['ENV:MITE'] },
  { code: 'pollen', name: 'Pollen', kind: 'environment', stands: ['ENV:POLLEN'] },
  { code: 'bee-wasp-venom', name: 'Bee or wasp venom', kind: 'environment', stands: ['ENV:VENOM'] },
  { code: 'animal-dander', name: 'Animal dander', kind: 'environment', stands: ['ENV:DANDER'] },
  { code: 'nickel', name: 'Nickel', kind: 'environment', stands: ['ENV:NICKEL'] },
  { code: 'plaster', name: 'Sticking plaster', kind: 'environment', stands: ['ENV:PLASTER'] },
]

const byCode = new Map(allergens.map((each) => [each.code, each]))
const atcShape = /^[A-Z](\d\d([A-Z]([A-Z](\d\d)?)?)?)?$/

/** The codes an `agentCode` stands for: a pick-list code, an ATC code of any level, or null when it is neither. */
export function codesOfAgent(agentCode: string | null): readonly string[] | null {
  if (!agentCode) return null
  const code = agentCode.trim()
  const listed = byCode.get(code.toLowerCase())
  if (listed) return listed.stands
  const upper = code.toUpperCase()
  // One letter would stand for a whole organ system: too wide to be a recorded allergy.
  return atcShape.test(upper) && upper.length >= 4 ? [upper] : null
}
