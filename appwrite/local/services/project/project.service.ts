import type { Service } from '../../service'
import { keyRoutes } from './keys.routes'
import { mockPhoneRoutes } from './mock-phones.routes'
import { oauth2Routes } from './oauth2.routes'
import { platformRoutes, toOldPlatform } from './platforms.routes'
import { policyRoutes } from './policies.routes'
import { projectVariableRoutes } from './project-variables.routes'
import { toFlatProject, toOlderProject, toOldestProject } from './project.model'
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
  formats: [
    { model: 'project', below: '1.9.5', apply: toFlatProject }, { model: 'project', below: '1.9.2', apply: toOlderProject }, { model: 'project', below: '1.9.1', apply: toOldestProject },
    { model: 'ephemeral-key', below: '1.9.3', apply: ({ scopes, secret }) => ({ scopes, projectId: projectOfKey(secret), jwt: secret }) },
    { model: 'platform', below: '1.9.0', apply: toOldPlatform },
    { model: 'mock-phone', below: '1.9.2', apply: ({ number, otp }) => ({ phone: number, otp }) },
    { model: 'email-template', below: '1.9.2', apply: ({ templateId, replyToEmail, replyToName: _, ...rest }) => ({ ...rest, type: templateId, replyTo: replyToEmail }) },
  ],
}

/** Which project an ephemeral key is for; it says so itself. */
function projectOfKey(secret: unknown): string {
  const claims = String(secret).split('_')[1]?.split('.')[1] ?? ''
  return String((JSON.parse(Buffer.from(claims, 'base64url').toString('utf8') || '{}') as { projectId?: string }).projectId ?? '')
}
