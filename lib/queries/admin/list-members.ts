import type { QueryContext } from '../query'

/** The people of the organisation and the roles they hold. */
export async function listMembers({ actor, data }: QueryContext) {
  const { items } = await data.memberships.list({ where: { organisationId: actor.organisationId }, limit: 200 })
  return items.toSorted((a, b) => a.displayName.localeCompare(b.displayName))
}
