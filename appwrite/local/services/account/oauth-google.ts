import { askProvider, tokensOf, type OauthClient, type OauthSetup } from './oauth-adapter'

const LOGIN = 'https://accounts.google.com/o/oauth2/v2/auth'
const TOKEN = 'https://oauth2.googleapis.com/token'
const PERSON = 'https://www.googleapis.com/oauth2/v3/userinfo'
const SCOPES = ['https://www.googleapis.com/auth/userinfo.email', 'https://www.googleapis.com/auth/userinfo.profile', 'openid']

/** Google as a login, over OpenID Connect. `verified` is what Google says of the address. */
export function googleProvider({ appId, secret, callback, prompt }: OauthSetup): OauthClient {
  const ask = (params: Record<string, string>) => askProvider(TOKEN, {
    method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ client_id: appId, client_secret: secret, ...params }).toString(),
  })
  return {
    loginUrl: ({ state, scopes }) => `${LOGIN}?${new URLSearchParams({ client_id: appId, redirect_uri: callback, scope: [...new Set([...SCOPES, ...scopes])].join(' '), state, response_type: 'code', access_type: 'offline', prompt: prompt.join(' ') }).toString()}`,
    exchange: async (code) => tokensOf(await ask({ code, redirect_uri: callback, grant_type: 'authorization_code' })),
    refresh: async (refreshToken) => tokensOf(await ask({ refresh_token: refreshToken, grant_type: 'refresh_token' })),
    person: async (accessToken) => {
      const body = await askProvider(PERSON, { headers: { authorization: `Bearer ${accessToken}` } })
      return { id: String(body.sub ?? ''), email: String(body.email ?? ''), verified: body.email_verified === true, name: String(body.name ?? '') }
    },
  }
}
