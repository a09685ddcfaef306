import { type CheckedMedicine, currentAtc } from './checked-medicine'
import { codesOfList } from './drug-lists.table'
import type { InteractionRule, RuleSide } from './interaction.rule'
import { interactionRules } from './interaction.table'

/** One substance of a product, as the matcher sees it. */
export interface Component {
  key: string
  codes: readonly string[]
}

/** The substances of one medicine that stand on one side of one rule. */
export interface SideMatch {
  a: Component[]
  b: Component[]
}

/** Rule id → what of this medicine matches each side. */
export type MedicineMatches = Map<string, SideMatch>

type Post = { ruleId: string; side: 'a' | 'b' }

/** The ATC prefixes of a side, named lists spelled out and combination products added. */
export function codesOfSide(side: RuleSide): string[] {
  return [...(side.lists ?? []).flatMap(codesOfList), ...side.codes, ...(side.combinations ?? [])]
}

// Looking a code up by its own beginnings costs five map reads instead of 1,400 string comparisons:
// that is what keeps twenty medicines well under 50 ms.
const posts = buildPosts(interactionRules)
const prefixLengths = [1, 3, 4, 5, 7]

function buildPosts(rules: readonly InteractionRule[]): Map<string, Post[]> {
  const index = new Map<string, Post[]>()
  for (const rule of rules) {
    for (const side of ['a', 'b'] as const) {
      for (const code of codesOfSide(rule[side])) index.set(code, [...(index.get(code) ?? []), { ruleId: rule.id, side }])
    }
  }
  return index
}

const componentsSeen = new WeakMap<CheckedMedicine, Component[]>()

/** The substances of a product. Product codes stand for the whole when there is more than one substance. */
export function componentsOf(medicine: CheckedMedicine): Component[] {
  const seen = componentsSeen.get(medicine)
  if (seen) return seen
  const components = gatherComponents(medicine)
  componentsSeen.set(medicine, components)
  return components
}

function gatherComponents(medicine: CheckedMedicine): Component[] {
  const parts = medicine.ingredients.map((each) => ({
    key: each.name.trim().toLowerCase(),
    codes: each.atc.map(currentAtc),
  }))
  const productCodes = medicine.atc.map(currentAtc)
  const [only] = parts
  if (parts.length === 1 && only) return [{ key: only.key, codes: [...new Set([...only.codes, ...productCodes])] }]
  return productCodes.length === 0 ? parts : [...parts, { key: `product ${productCodes.join(' ')}`, codes: productCodes }]
}

/** Every rule side this medicine stands on. */
export function matchMedicine(medicine: CheckedMedicine): MedicineMatches {
  const matches: MedicineMatches = new Map()
  for (const component of componentsOf(medicine)) {
    for (const post of postsOf(component)) addMatch(matches, post, component)
  }
  return matches
}

function postsOf(component: Component): Post[] {
  const beginnings = new Set(component.codes.flatMap((code) => prefixLengths.filter((length) => length <= code.length).map((length) => code.slice(0, length))))
  return [...beginnings].flatMap((beginning) => posts.get(beginning) ?? [])
}

function addMatch(matches: MedicineMatches, post: Post, component: Component): void {
  const found = matches.get(post.ruleId) ?? { a: [], b: [] }
  const side = found[post.side]
  if (!side.some((each) => each.key === component.key)) side.push(component)
  matches.set(post.ruleId, found)
}

/** Same substance under another name or code? Two listings of one substance are not a pair. */
export function isSameSubstance(one: Component, other: Component): boolean {
  return one.key === other.key || one.codes.some((code) => code.length === 7 && other.codes.includes(code))
}

/**
 * Do the sides meet in two different substances of two medicines?
 * A product code counts only where no single substance of the product matched.
 */
export function meet(a: readonly Component[], b: readonly Component[]): boolean {
  return precise(a).some((one) => precise(b).some((other) => !isSameSubstance(one, other)))
}

/** The substances that matched; the product's own code only where none of them did, so that one product is not counted twice. */
export function precise(side: readonly Component[]): readonly Component[] {
  const substances = side.filter((each) => !each.key.startsWith('product '))
  return substances.length > 0 ? substances : side
}
