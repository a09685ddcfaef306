import type { Context } from '../../http/context'
import { NO_SMTP, type StoredSmtp } from '../../mail/smtp-settings'
import { oauthName } from '../account/oauth-client'
import type { MockPhone } from '../messaging/phone-code'
import { HIDDEN, type Privacy } from '../teams/membership.model'
import { YEAR_SECONDS } from '../users/session-writes'

/** Ways to sign in, with the names older clients know them by. */
export const AUTH_METHODS: Readonly<Record<string, string>> = {
  'email-password': 'EmailPassword', 'magic-url': 'UsersAuthMagicURL', 'email-otp': 'EmailOtp', anonymous: 'Anonymous', invites: 'Invites', jwt: 'JWT', phone: 'Phone',
}

/** Services that can be switched off. */
export const SERVICES: readonly string[] = [
  'account', 'avatars', 'databases', 'tablesdb', 'locale', 'health', 'project', 'storage', 'teams', 'users', 'vcs', 'sites', 'functions', 'proxy', 'graphql', 'migrations', 'messaging', 'advisor',
]

export const PROTOCOLS: readonly string[] = ['rest', 'graphql', 'websocket']

/** The project as its administrator sees it; passwords are never shown. */
export function toProject({ project, isoNow }: Context): Record<string, unknown> {
  const { settings } = project
  const smtp = settings.get<StoredSmtp>('smtp', NO_SMTP)
  const switches = (name: string, ids: readonly string[]) => {
    const values = settings.get<Record<string, boolean>>(name, {})
    return ids.map((id) => ({ $id: id, enabled: values[id] ?? true }))
  }
  return {
    $id: project.id, $createdAt: settings.get('project.createdAt', isoNow), $updatedAt: settings.get('project.updatedAt', settings.get('project.createdAt', isoNow)),
    name: settings.get('project.name', project.id), teamId: '', region: 'default', devKeys: [],
    smtpEnabled: smtp.enabled, smtpSenderName: smtp.senderName, smtpSenderEmail: smtp.senderEmail, smtpReplyToName: smtp.replyToName, smtpReplyToEmail: smtp.replyToEmail,
    smtpHost: smtp.host, smtpPort: smtp.host === '' ? 0 : smtp.port, smtpUsername: smtp.username, smtpPassword: '', smtpSecure: smtp.secure,
    pingCount: 0, pingedAt: '', labels: settings.get<string[]>('project.labels', []), status: 'active', onboarding: {},
    authMethods: switches('auth.methods', Object.keys(AUTH_METHODS)), services: switches('services', SERVICES), protocols: switches('protocols', PROTOCOLS),
    blocks: [], consoleAccessedAt: '', wafEnabled: false,
    [OLDER]: olderFields(settings),
  }
}

/** What only older clients are shown; kept under a symbol, so that it never leaves with the answer of today. */
const OLDER = Symbol('older')

function olderFields(settings: Context['project']['settings']): Record<string, unknown> {
  const privacy = settings.get<Privacy>('auth.membershipsPrivacy', HIDDEN)
  const oauth = settings.get<Record<string, { appId: string; enabled: boolean }>>('oauth', {})
  return {
    authLimit: settings.get('auth.limit', 0), authDuration: settings.get('auth.duration', YEAR_SECONDS), authSessionsLimit: settings.get('auth.maxSessions', 10),
    authPasswordHistory: settings.get('auth.passwordHistory', 0), authPasswordDictionary: settings.get('auth.passwordDictionary', false), authPersonalDataCheck: settings.get('auth.personalDataCheck', false),
    authDisposableEmails: false, authCanonicalEmails: false, authFreeEmails: false, authCorporateEmails: false,
    authMockNumbers: settings.get<MockPhone[]>('auth.mockPhones', []).map(({ number, otp }) => ({ phone: number, otp })), authSessionAlerts: settings.get('auth.sessionAlerts', false),
    authMembershipsUserName: privacy.userName, authMembershipsUserEmail: privacy.userEmail, authMembershipsMfa: privacy.userMFA, authMembershipsUserId: privacy.userId,
    authMembershipsUserPhone: privacy.userPhone, authMembershipsUserAccessedAt: privacy.userAccessedAt, authInvalidateSessions: settings.get('auth.invalidateSessions', true),
    description: '', logo: '', url: '', legalName: '', legalCountry: '', legalState: '', legalCity: '', legalAddress: '', legalTaxId: '', ...settings.get<Record<string, string>>('project.details', {}),
    oAuthProviders: Object.entries(oauth).map(([key, { appId, enabled }]) => ({ key, name: oauthName(key), appId, secret: '', enabled })),
  }
}

type Switch = { $id: string; enabled: boolean }

/** Before 1.9.5 a project was flat: one field per switch. */
export function toFlatProject(body: Record<string, unknown>): Record<string, unknown> {
  const { authMethods, services, protocols, ...rest } = body
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
  for (const { $id, enabled } of (authMethods ?? []) as Switch[]) rest[`auth${AUTH_METHODS[$id] ?? capital($id)}`] = enabled
  for (const { $id, enabled } of (services ?? []) as Switch[]) rest[`serviceStatusFor${capital($id)}`] = enabled
  for (const { $id, enabled } of (protocols ?? []) as Switch[]) rest[`protocolStatusFor${capital($id)}`] = enabled
  return { ...rest, ...(body[OLDER as unknown as string] as object | undefined), platforms: [], webhooks: [], keys: [] }
}

/** Before 1.9.2 the reply address had no name, and members hid less. */
export function toOlderProject({ smtpReplyToEmail, smtpReplyToName: _, authMembershipsUserId: __, authMembershipsUserPhone: ___, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return { ...rest, smtpReplyTo: smtpReplyToEmail }
}

/** Before 1.9.1 protocols could not be switched. */
export function toOldestProject(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith('protocolStatusFor')))
}
