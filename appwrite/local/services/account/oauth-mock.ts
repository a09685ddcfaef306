import { askProvider, tokensOf, type OauthClient, type OauthSetup } from './oauth-adapter'

/** A provider inside this server, for tests: it lets everybody in as the same person. */
export function mockProvider({ appId, secret, callback, endpoint }: OauthSetup, person: 'user' | 'user-unverified'): OauthClient {
  const base = `${endpoint}/mock/tests/general/oauth2`
  const ask = (path: string, params: Record<string, string>) => askProvider(`${base}/${path}?${new URLSearchParams(params).toString()}`)
  const app = { client_id: appId, client_secret: secret }
  return {
    loginUrl: ({ state, scopes }) => `${base}?${new URLSearchParams({ client_id: appId, redirect_uri: callback, scope: scopes.join(' '), state }).toString()}`,
    exchange: async (code) => tokensOf(await ask('token', { ...app, redirect_uri: callback, code })),
    refresh: async (refreshToken) => tokensOf(await ask('token', { ...app, refresh_token: refreshToken, grant_type: 'refresh_token' })),
    person: async (token) => {
      const body = await ask(person, { token })
      return { id: String(body.id ?? ''), email: String(body.email ?? ''), verified: body.verified === true, name: String(body.name ?? '') }
    },
  }
}
