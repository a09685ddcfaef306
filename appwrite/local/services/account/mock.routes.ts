import { AppwriteError, invalidArgument } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { checkRedirect, url, withQuery } from '../../http/redirect-url'
import { RawBody } from '../../http/reply'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { oneOf, text } from '../../http/validators'
import { storedOauth } from './oauth-client'

const MOCK = { method: 'GET', scope: 'public', service: 'mock' } as const
const [CODE, TOKEN, REFRESH, SECRET] = ['abcdef', '123456', 'tuvwxyz', '123456']

/** The mock provider's own pages. They answer only while it is switched on. */
export const mockRoutes: Route[] = [
  route({
    ...MOCK, path: '/mock/tests/general/oauth2', params: { client_id: required(text(100)), redirect_uri: required(url), scope: optional(text(100, 0), ''), state: optional(text(1024, 0), '') },
    handler: (context, given) => {
      requireMock(context)
      checkRedirect(context, 'redirect_uri', given.redirect_uri)
      return redirect(context, withQuery(given.redirect_uri, { code: CODE, state: given.state }))
    },
  }),
  route({
    ...MOCK, path: '/mock/tests/general/oauth2/token',
    params: {
      client_id: required(text(100)), client_secret: required(text(100)), grant_type: optional(oneOf(['refresh_token', 'authorization_code']), 'authorization_code'),
      redirect_uri: optional(url, ''), code: optional(text(100, 0), ''), refresh_token: optional(text(100, 0), ''),
    },
    handler: (context, given) => {
      requireMock(context)
      if (given.client_id !== '1') throw new AppwriteError('general_mock', 'Invalid client ID')
      if (given.client_secret !== SECRET) throw new AppwriteError('general_mock', 'Invalid client secret')
      const right = given.grant_type === 'refresh_token' ? given.refresh_token === REFRESH : given.code === CODE
      if (!right) throw new AppwriteError('general_mock', given.grant_type === 'refresh_token' ? 'Invalid refresh token' : 'Invalid token')
      return { access_token: TOKEN, refresh_token: REFRESH, expires_in: 14_400 }
    },
  }),
  person('user', { id: 1, name: 'User Name', email: 'useroauth@localhost.test', verified: true }),
  person('user-unverified', { id: 2, name: 'User Name Unverified', email: 'useroauthunverified@localhost.test', verified: false }),
  route({ ...MOCK, path: '/mock/tests/general/oauth2/success', params: {}, handler: () => ({ result: 'success' }) }),
  route({
    ...MOCK, path: '/mock/tests/general/oauth2/failure', params: {},
    handler: (context) => {
      context.reply.status = 400
      return { result: 'failure' }
    },
  }),
]

function person(path: string, body: Record<string, unknown>): Route {
  return route({
    ...MOCK, path: `/mock/tests/general/oauth2/${path}`, params: { token: required(text(100)) },
    handler: (context, { token }) => {
      requireMock(context)
      if (token !== TOKEN) throw new AppwriteError('general_mock', 'Invalid token')
      return body
    },
  })
}

/** The mock provider belongs to no project header, so it asks the server's own project. */
function requireMock(context: Context): void {
  const { project } = context.backend
  if (!storedOauth({ project }, 'mock').enabled && !storedOauth({ project }, 'mock-unverified').enabled) throw new AppwriteError('project_provider_disabled')
}

/** What browsers and proxies take for an address in a header. */
const LONGEST_ADDRESS = 8000

/** Sends the browser on; nothing about it may be remembered. */
export function redirect(context: Context, location: string): RawBody {
  if (location.length > LONGEST_ADDRESS) throw invalidArgument('The address to go on to is too long.')
  context.reply.status = 301
  context.reply.header('location', location).header('cache-control', 'no-store, no-cache, must-revalidate, max-age=0').header('pragma', 'no-cache')
  return new RawBody('', 'text/html; charset=UTF-8')
}
