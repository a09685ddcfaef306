import type { Service } from '../../service'
import { invitationRoutes } from './invitations.routes'
import { membershipRoutes } from './memberships.routes'
import { teamRoutes } from './teams.routes'
import { teamsSchema } from './teams.schema'

/** Before 1.9.2 memberships did not tell phones. */
function withoutPhone(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'userPhone' && name !== 'userAccessedAt'))
}

/** Teams, memberships and invitations. */
export const teamsService: Service = {
  name: 'teams',
  migrations: teamsSchema,
  routes: [...teamRoutes, ...membershipRoutes, ...invitationRoutes],
  formats: [{ model: 'membership', below: '1.9.2', apply: withoutPhone }],
}
