import type { Service } from '../service'
import { healthRoutes } from './health/health.routes'
import { projectSchema } from './project/project.schema'
import { storageService } from './storage/storage.service'
import { teamsSchema } from './teams/teams.schema'
import { usersSchema } from './users/users.schema'

/** Every service of the server, in the order they start. */
export const services: readonly Service[] = [
  { name: 'users', migrations: usersSchema },
  { name: 'teams', migrations: teamsSchema },
  { name: 'project', migrations: projectSchema },
  { name: 'health', routes: healthRoutes },
  storageService,
]
