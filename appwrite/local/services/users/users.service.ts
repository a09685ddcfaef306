import type { Service } from '../../service'
import { usersImportRoutes } from './users-import.routes'
import { usersMfaRoutes } from './users-mfa.routes'
import { usersSessionRoutes } from './users-sessions.routes'
import { usersTargetRoutes } from './users-targets.routes'
import { usersUpdateRoutes } from './users-update.routes'
import { usersRoutes } from './users.routes'
import { usersSchema } from './users.schema'

const V21 = ['impersonator', 'impersonatorUserId'] as const

/** Users older clients know have no impersonation fields. */
function withoutImpersonation(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !(V21 as readonly string[]).includes(name)))
}

/** Users as administrators see them. */
export const usersService: Service = {
  name: 'users',
  migrations: usersSchema,
  routes: [...usersRoutes, ...usersImportRoutes, ...usersUpdateRoutes, ...usersSessionRoutes, ...usersTargetRoutes, ...usersMfaRoutes],
  formats: ['user', 'account'].map((model) => ({ model, below: '1.9.0', apply: withoutImpersonation })),
}
