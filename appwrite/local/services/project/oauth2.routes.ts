import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { nullable, optional, required } from '../../http/validator'
import { list, oneOf, queryList, strictBoolean, text, totalSwitch } from '../../http/validators'
import { OAUTH_ADAPTERS, storedOauth, type StoredOauth } from '../account/oauth-client'
import { pageOf } from './page-of'

const READ = { method: 'GET', scope: ['oauth2.read', 'project.oauth2.read'], service: 'project' } as const
const WRITE = { method: 'PATCH', scope: ['oauth2.write', 'project.oauth2.write'], service: 'project' } as const

const params = { clientId: optional(nullable(text(256, 0)), null), clientSecret: optional(nullable(text(512, 0)), null), enabled: optional(nullable(strictBoolean), null) }
const googleParams = { ...params, prompt: optional(nullable(list(oneOf(['none', 'consent', 'select_account']), 3)), null) }
const lacks = 'providers other than Google, GitHub and the mock'

/** Providers people can sign in with. Secrets can be set, never read. */
export const oauth2Routes: Route[] = [
  route({
    ...READ, path: '/project/oauth2', lacks, params: { queries: optional(queryList, []), total: optional(totalSwitch, true) },
    handler: (context, asked) => ({ total: asked.total ? OAUTH_ADAPTERS.length : 0, providers: pageOf(OAUTH_ADAPTERS, asked.queries).map((id) => toProvider(context, id)) }),
  }),
  route({ ...READ, path: '/project/oauth2/:providerId', lacks, params: { providerId: required(oneOf(OAUTH_ADAPTERS)) }, handler: (context, given) => toProvider(context, given.providerId) }),
  route({ ...WRITE, path: '/project/oauth2/google', params: googleParams, handler: (context, given) => saveOauth(context, 'google', given) }),
  ...OAUTH_ADAPTERS.filter((id) => id !== 'google').map((id) => route({ ...WRITE, path: `/project/oauth2/${id}`, params, handler: (context, given) => saveOauth(context, id, { ...given, prompt: null }) })),
]

function toProvider(context: Context, id: string): Record<string, unknown> {
  const stored = storedOauth(context, id)
  return { $id: id, enabled: stored.enabled, clientId: stored.appId, clientSecret: '', ...(id === 'google' ? { prompt: stored.prompt ?? ['consent'] } : {}) }
}

type Given = { clientId: string | null; clientSecret: string | null; enabled: boolean | null; prompt: string[] | null }

/** Changes what was given and answers the provider; the secret is sealed at rest. */
export async function saveOauth(context: Context, id: string, given: Given): Promise<unknown> {
  const { settings } = context.project
  // The mock lets everybody in as the same person; it has no place on a server the world can reach.
  const isRefused = id.startsWith('mock') && context.backend.options.publicOrigin?.startsWith('https:') === true
  if (isRefused && given.enabled === true) throw new AppwriteError('project_provider_unsupported')
  await context.write((tx) => {
    const before = storedOauth(context, id)
    const after: StoredOauth = {
      appId: given.clientId ?? before.appId, enabled: false,
      secretSealed: given.clientSecret === null ? before.secretSealed : given.clientSecret === '' ? '' : context.backend.cipher.seal(given.clientSecret),
    }
    const prompt = given.prompt ?? before.prompt
    if (prompt !== undefined) after.prompt = prompt
    const isComplete = after.appId !== '' && after.secretSealed !== ''
    if (given.enabled === true && !isComplete) throw new AppwriteError('general_argument_invalid', 'Could not enable OAuth2 provider: Client ID and Client Secret are required when enabling OAuth2 provider.')
    // Nothing said, a provider that could be used is switched on.
    after.enabled = given.enabled !== false && isComplete && !isRefused
    settings.set(tx, 'oauth', { ...settings.get<Record<string, StoredOauth>>('oauth', {}), [id]: after })
  })
  return toProvider(context, id)
}
