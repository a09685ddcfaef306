import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { checkRedirect, url, withQuery } from '../../http/redirect-url'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { list, oneOf, text } from '../../http/validators'
import { findOauthClient, OAUTH_PROVIDERS, storedOauth } from './oauth-client'
import { finishOauth } from './oauth-redirect'
import { redirect } from './mock.routes'

const OAUTH = { method: 'GET', service: 'account', errorPage: true } as const
const provider = required(oneOf(OAUTH_PROVIDERS))
const start = {
  ...OAUTH, scope: 'sessions.write', lacks: 'providers other than Google, GitHub and the mock', rateLimit: { limit: 50, key: 'ip:{ip}' },
  params: { provider, success: optional(url, ''), failure: optional(url, ''), scopes: optional(list(text(4096), 100), []) },
} as const
const back = { code: optional(text(2048, 0), ''), state: optional(text(2048), ''), error: optional(text(2048, 0), ''), error_description: optional(text(2048, 0), '') }
const callback = { scope: 'public', service: 'account', errorPage: true, path: '/account/sessions/oauth2/callback/:provider/:projectId', params: { projectId: required(text(1024)), provider, ...back } } as const

/** Signing in with an account at another provider, straight into a session or by way of a token. */
export const oauthRoutes: Route[] = [
  route({ ...start, path: '/account/sessions/oauth2/:provider', handler: (context, given) => sendToProvider(context, given, false) }),
  route({ ...start, path: '/account/tokens/oauth2/:provider', handler: (context, given) => sendToProvider(context, given, true) }),
  route({ ...callback, method: 'GET', handler: passOn }),
  route({ ...callback, method: 'POST', handler: passOn }),
  route({ ...OAUTH, scope: 'public', path: '/account/sessions/oauth2/:provider/redirect', rateLimit: { limit: 50, key: 'ip:{ip}' }, params: { provider, ...back }, handler: finishOauth }),
]

type Start = { provider: string; success: string; failure: string; scopes: string[] }

function sendToProvider(context: Context, given: Start, token: boolean): unknown {
  if (given.success !== '') checkRedirect(context, 'success', given.success)
  if (given.failure !== '') checkRedirect(context, 'failure', given.failure)
  if (!storedOauth(context, given.provider).enabled) throw new AppwriteError('project_provider_disabled', 'This provider is disabled. Please enable the provider from your Appwrite console to continue.')
  const client = findOauthClient(context, given.provider)
  if (client === null) throw new AppwriteError('project_provider_disabled', 'This provider is disabled. Please configure the provider app ID and app secret key from your Appwrite console to continue.')
  const own = new URL(context.backend.url).origin
  const state = JSON.stringify({ success: given.success || `${own}/auth/oauth2/success`, failure: given.failure || `${own}/auth/oauth2/failure`, token })
  return redirect(context, client.loginUrl({ state, scopes: given.scopes }))
}

type Back = { provider: string; projectId: string; code: string; state: string; error: string; error_description: string }

/** The provider knows one address per project; from here on the project is a parameter. */
function passOn(context: Context, given: Back): unknown {
  const params = Object.fromEntries(Object.entries({ code: given.code, state: given.state, error: given.error, error_description: given.error_description }).filter(([, value]) => value !== ''))
  return redirect(context, withQuery(`${context.backend.url}/account/sessions/oauth2/${given.provider}/redirect`, { ...params, project: given.projectId }))
}
