import type { Context } from '../../http/context'
import type { OauthClient, OauthSetup } from './oauth-adapter'
import { githubProvider } from './oauth-github'
import { googleProvider } from './oauth-google'
import { mockProvider } from './oauth-mock'

export type StoredOauth = { appId: string; secretSealed: string; enabled: boolean; prompt?: string[] }

const ADAPTERS: Readonly<Record<string, { name: string; create(setup: OauthSetup): OauthClient }>> = {
  google: { name: 'Google', create: googleProvider },
  github: { name: 'GitHub', create: githubProvider },
  mock: { name: 'Mock', create: (setup) => mockProvider(setup, 'user') },
  'mock-unverified': { name: 'Mock Unverified', create: (setup) => mockProvider(setup, 'user-unverified') },
}

/** Providers this server can talk to. */
export const OAUTH_ADAPTERS: readonly string[] = Object.keys(ADAPTERS)

/** Every provider of the release, in its order; one without an adapter here is always disabled. */
export const OAUTH_PROVIDERS: readonly string[] = [
  'amazon', 'apple', 'appwrite', 'auth0', 'authentik', 'autodesk', 'bitbucket', 'bitly', 'box', 'dailymotion', 'discord', 'disqus', 'dropbox', 'etsy', 'facebook', 'figma',
  'fusionauth', 'github', 'gitlab', 'google', 'huggingface', 'keycloak', 'kick', 'linkedin', 'microsoft', 'notion', 'oidc', 'okta', 'paypal', 'paypalSandbox', 'podio',
  'salesforce', 'slack', 'spotify', 'stripe', 'tradeshift', 'tradeshiftBox', 'twitch', 'wordpress', 'x', 'yahoo', 'yammer', 'yandex', 'zoho', 'zoom', 'mock', 'mock-unverified',
]

/** The provider's name for people; one that this server cannot talk to keeps its id. */
export function oauthName(provider: string): string {
  return ADAPTERS[provider]?.name ?? provider
}

/** How the project has set a provider up. */
export function storedOauth({ project }: Pick<Context, 'project'>, provider: string): StoredOauth {
  return project.settings.get<Record<string, StoredOauth>>('oauth', {})[provider] ?? { appId: '', secretSealed: '', enabled: false }
}

/** The provider ready to use, or null when it is unknown, off or not configured. */
export function findOauthClient(context: Context, provider: string): OauthClient | null {
  const { backend, project } = context
  const stored = storedOauth(context, provider)
  const adapter = ADAPTERS[provider]
  if (adapter === undefined || !stored.enabled || stored.appId === '' || stored.secretSealed === '') return null
  return adapter.create({
    appId: stored.appId, secret: backend.cipher.open(stored.secretSealed), endpoint: backend.url,
    callback: `${backend.url}/account/sessions/oauth2/callback/${provider}/${project.id}`, prompt: stored.prompt ?? ['consent'],
  })
}
