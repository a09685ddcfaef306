import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { nullable, optional, required } from '../../http/validator'
import { boolean, list, oneOf, text } from '../../http/validators'
import { OAUTH_PROVIDERS, storedOauth, type StoredOauth } from '../account/oauth-client'

const READ = { method: 'GET', scope: ['oauth2.read', 'project.oauth2.read'], service: 'project' } as const
const WRITE = { method: 'PATCH', scope: ['oauth2.write', 'project.oauth2.write'], service: 'project' } as const

const params = {
  clientId: optional(nullable(text(256, 0)), null), clientSecret: optional(nullable(text(512, 0)), null),
  prompt: optional(nullable(list(oneOf(['none', 'consent', 'select_account']), 3)), null), enabled: optional(nullable(boolean), null),
}

/** Providers people can sign in with. Secrets can be set, never read. */
export const oauth2Routes: Route[] = [
  route({ ...READ, path: '/project/oauth2', params: {}, handler: (context) => ({ total: OAUTH_PROVIDERS.length, providers: OAUTH_PROVIDERS.map((id) => toProvider(context, id)) }) }),
  route({ ...READ, path: '/project/oauth2/:providerId', params: { providerId: required(oneOf(OAUTH_PROVIDERS)) }, handler: (context, given) => toProvider(context, given.providerId) }),
  ...OAUTH_PROVIDERS.map((id) => route({ ...WRITE, path: `/project/oauth2/${id}`, params, handler: (context, given) => save(context, id, given) })),
]

function toProvider(context: Context, id: string): Record<string, unknown> {
  const stored = storedOauth(context, id)
  return { $id: id, enabled: stored.enabled, clientId: stored.appId, clientSecret: '' }
}

type Given = { clientId: string | null; clientSecret: string | null; enabled: boolean | null }

async function save(context: Context, id: string, given: Given): Promise<unknown> {
  const { settings } = context.project
  // The mock lets everybody in as the same person; it has no place on a server the world can reach.
  if (id.startsWith('mock') && given.enabled === true && context.backend.options.publicOrigin?.startsWith('https:') === true) throw new AppwriteError('project_provider_unsupported')
  await context.write((tx) => {
    const before = storedOauth(context, id)
    const after: StoredOauth = {
      appId: given.clientId ?? before.appId, enabled: given.enabled ?? before.enabled,
      secretSealed: given.clientSecret === null ? before.secretSealed : given.clientSecret === '' ? '' : context.backend.cipher.seal(given.clientSecret),
    }
    if (after.enabled && (after.appId === '' || after.secretSealed === '')) throw new AppwriteError('general_argument_invalid', 'Client ID and client secret are needed to enable the provider.')
    settings.set(tx, 'oauth', { ...settings.get<Record<string, StoredOauth>>('oauth', {}), [id]: after })
  })
  return toProvider(context, id)
}
