import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { invalid, nullable, optional, required, validator } from '../../http/validator'
import { list, oneOf, phone, strictBoolean, text, uid } from '../../http/validators'
import { TEMPLATE_IDS } from '../../mail/account-mails.table'
import type { CustomTemplate } from '../../mail/send-account-mail'
import { OAUTH_ADAPTERS } from '../account/oauth-client'
import { isUrl } from '../databases/rows/row-values'
import { LOCALE_CODES } from '../locale/locale.routes'
import { saveOauth } from './oauth2.routes'
import { saveSetting } from './project.routes'

/** Where each setting stood before projects had `/project`; `*` stands for `/projects/:projectId`. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'GET /project': ['*'], 'PUT /project/labels': ['*/labels'], 'PATCH /project/services/:serviceId': ['*/service'], 'PATCH /project/protocols/:protocolId': ['*/api'],
  'PATCH /project/auth-methods/:methodId': ['*/auth/:methodId'], 'PATCH /project/policies/session-duration': ['*/auth/duration'],
  'PATCH /project/policies/user-limit': ['*/auth/limit'], 'PATCH /project/policies/session-limit': ['*/auth/max-sessions'],
  'PATCH /project/policies/membership-privacy': ['*/auth/memberships-privacy'], 'PATCH /project/policies/password-dictionary': ['*/auth/password-dictionary'],
  'PATCH /project/policies/password-history': ['*/auth/password-history'], 'PATCH /project/policies/password-personal-data': ['*/auth/personal-data'],
  'PATCH /project/policies/session-alert': ['*/auth/session-alerts'], 'PATCH /project/policies/session-invalidation': ['*/auth/session-invalidation'],
  'GET /project/keys': ['*/keys'], 'POST /project/keys': ['*/keys'], 'GET /project/keys/:keyId': ['*/keys/:keyId'], 'PUT /project/keys/:keyId': ['*/keys/:keyId'],
  'DELETE /project/keys/:keyId': ['*/keys/:keyId'], 'POST /project/keys/ephemeral': ['*/jwts'],
  'GET /project/platforms': ['*/platforms'], 'POST /project/platforms/web': ['*/platforms'], 'GET /project/platforms/:platformId': ['*/platforms/:platformId'],
  'PUT /project/platforms/web/:platformId': ['*/platforms/:platformId'], 'DELETE /project/platforms/:platformId': ['*/platforms/:platformId'],
  'PATCH /project/smtp': ['*/smtp'], 'POST /project/smtp/tests': ['*/smtp/tests'],
  'PATCH /project/templates/email': ['*/templates/email', '*/templates/email/:templateId/:locale'], 'GET /project/templates/email/:templateId': ['*/templates/email/:templateId/:locale'],
  'GET /webhooks': ['*/webhooks'], 'POST /webhooks': ['*/webhooks'], 'GET /webhooks/:webhookId': ['*/webhooks/:webhookId'], 'PUT /webhooks/:webhookId': ['*/webhooks/:webhookId'],
  'DELETE /webhooks/:webhookId': ['*/webhooks/:webhookId'], 'PATCH /webhooks/:webhookId/secret': ['*/webhooks/:webhookId/signature'],
}

/** What clients of that time send or expect and the copies here do not know. */
const LACKS: Readonly<Record<string, string>> = {
  'GET *': 'the lists of platforms, keys and webhooks inside the project, which have routes of their own',
}

const projectId = required(uid)

/** The same routes under their old addresses, for the one project this server has. */
export function projectAliases(routes: readonly Route[]): Route[] {
  return routes.flatMap((original) => (PLACES[`${original.method} ${original.path}`] ?? []).map((place): Route => ({
    ...original,
    path: place.replace('*', '/projects/:projectId'),
    params: { projectId, ...original.params },
    ...(LACKS[`${original.method} ${place}`] === undefined ? {} : { lacks: LACKS[`${original.method} ${place}`] }),
    handler: (context, params) => {
      requireOwnProject(context, params.projectId)
      return original.handler(context, params)
    },
  })))
}

function requireOwnProject({ project }: Context, id: unknown): void {
  if (id !== project.id) throw new AppwriteError('user_unauthorized')
}

const url = validator<string>('Value must be a valid URL', (value) => (typeof value === 'string' && isUrl(value) ? value : invalid))
const words = (most: number) => optional(text(most), '')
const WRITE = { scope: 'projects.write', service: 'projects', model: 'project' } as const
const mockNumber = validator<{ phone: string; otp: string }>('Value must be a valid mock phone number with an OTP of six digits', (value) => {
  const { phone: number, otp } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const parsed = phone.parse(number)
  return parsed !== invalid && typeof otp === 'string' && /^\d{6}$/.test(otp) ? { phone: parsed, otp } : invalid
})

/** Old routes without a twin of today. */
export const oldProjectRoutes: Route[] = [
  route({
    ...WRITE, method: 'PATCH', path: '/projects/:projectId',
    params: {
      projectId, name: required(text(128)), description: words(256), logo: words(1024), url: optional(url, ''), legalName: words(256), legalCountry: words(256), legalState: words(256), legalCity: words(256),
      legalAddress: words(256), legalTaxId: words(256),
    },
    handler: async (context, { projectId: id, name, ...details }) => {
      requireOwnProject(context, id)
      await saveSetting(context, 'project.details', details)
      return saveSetting(context, 'project.name', name)
    },
  }),
  route({
    ...WRITE, method: 'PATCH', path: '/projects/:projectId/auth/mock-numbers', params: { projectId, numbers: required(list(mockNumber, 10)) },
    handler: (context, given) => {
      requireOwnProject(context, given.projectId)
      return saveSetting(context, 'auth.mockPhones', given.numbers.map(({ phone: number, otp }) => ({ number, otp, createdAt: context.isoNow, updatedAt: context.isoNow })))
    },
  }),
  route({
    ...WRITE, method: 'PATCH', path: '/projects/:projectId/oauth2', lacks: 'providers other than Google, GitHub and the mock',
    params: { projectId, provider: required(oneOf(OAUTH_ADAPTERS)), appId: optional(nullable(text(256)), null), secret: optional(nullable(text(512)), null), enabled: optional(nullable(strictBoolean), null) },
    handler: async (context, given) => {
      requireOwnProject(context, given.projectId)
      await saveOauth(context, given.provider, { clientId: given.appId, clientSecret: given.secret, enabled: given.enabled, prompt: null })
      return saveSetting(context, 'project.updatedAt', context.isoNow)
    },
  }),
  ...['/projects/:projectId/templates/email', '/projects/:projectId/templates/email/:type/:locale'].map((path) => route({
    ...WRITE, model: undefined, method: 'DELETE', path, params: { projectId, type: required(oneOf(TEMPLATE_IDS)), locale: optional(oneOf(LOCALE_CODES, false), '') },
    handler: async (context, given) => {
      requireOwnProject(context, given.projectId)
      const { settings } = context.project
      const { [`email.${given.type}-${given.locale || 'en'}`]: own, ...rest } = settings.get<Record<string, CustomTemplate>>('templates', {})
      if (own === undefined) throw new AppwriteError('project_template_default_deletion')
      await saveSetting(context, 'templates', rest)
      return { type: given.type, locale: given.locale || 'en', ...own }
    },
  })),
]
