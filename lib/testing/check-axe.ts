import axe from 'axe-core'
import { expect } from 'vitest'

// jsdom draws nothing, so contrast is checked in the browser journeys; a single component has no page around it.
const rules = { 'color-contrast': { enabled: false }, region: { enabled: false }, 'page-has-heading-one': { enabled: false } }

/** Fails with the rule and the element when axe finds anything. */
export async function expectNoAxeViolations(container: Element): Promise<void> {
  const { violations } = await axe.run(container, { rules })
  expect(violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html}`))).toEqual([])
}
