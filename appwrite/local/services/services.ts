import { backupService } from '../backup/backup.service'
import type { Service } from '../service'
import { avatarRoutes } from './avatars/avatars.routes'
import { accountService } from './account/account.service'
import { consoleRoutes } from './console/console.routes'
import { databasesService } from './databases/databases.service'
import { functionsService } from './functions/functions.service'
import { healthRoutes } from './health/health.routes'
import { queueRoutes } from './health/queues.routes'
import { localeRoutes } from './locale/locale.routes'
import { realtimeService } from '../realtime/realtime.service'
import { messagingService } from './messaging/messaging.service'
import { projectService } from './project/project.service'
import { proxyRoutes } from './proxy/proxy.routes'
import { proxySchema } from './proxy/proxy.schema'
import { storageService } from './storage/storage.service'
import { teamsService } from './teams/teams.service'
import { usersService } from './users/users.service'
import { webhooksService } from './webhooks/webhooks.service'

/** Every service of the server, in the order they start. */
export const services: readonly Service[] = [
  backupService,
  usersService,
  messagingService,
  accountService,
  teamsService,
  projectService,
  databasesService,
  { name: 'health', routes: [...healthRoutes, ...queueRoutes] },
  { name: 'locale', routes: localeRoutes },
  { name: 'avatars', routes: avatarRoutes },
  storageService,
  functionsService,
  { name: 'proxy', migrations: proxySchema, routes: proxyRoutes },
  { name: 'console', routes: consoleRoutes },
  webhooksService,
  realtimeService,
]
