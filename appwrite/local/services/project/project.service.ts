import type { Service } from '../../service'
import { keyRoutes } from './keys.routes'
import { mockPhoneRoutes } from './mock-phones.routes'
import { oauth2Routes } from './oauth2.routes'
import { platformRoutes } from './platforms.routes'
import { policyRoutes } from './policies.routes'
import { projectVariableRoutes } from './project-variables.routes'
import { toFlatProject } from './project.model'
import { oldProjectRoutes, projectAliases } from './project-aliases.routes'
import { projectRoutes } from './project.routes'
import { projectSchema } from './project.schema'
import { smtpRoutes } from './smtp.routes'
import { templateRoutes } from './templates.routes'
import { webhookRoutes } from '../webhooks/webhooks.routes'

const routes = [...projectRoutes, ...policyRoutes, ...keyRoutes, ...platformRoutes, ...smtpRoutes, ...mockPhoneRoutes, ...oauth2Routes, ...templateRoutes, ...projectVariableRoutes]

/** What an administrator sets: switches, policies, keys, platforms, mail. */
export const projectService: Service = {
  name: 'project',
  migrations: projectSchema,
  routes: [...routes, ...projectAliases([...routes, ...webhookRoutes]), ...oldProjectRoutes],
  formats: [{ model: 'project', below: '1.9.5', apply: toFlatProject }],
}
