import type { Context } from '../../http/context'
import { NO_SMTP, type StoredSmtp } from '../../mail/smtp-settings'

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
  return { ...rest, platforms: [], webhooks: [], keys: [], oAuthProviders: [] }
}
