import { askProvider, tokensOf, type OauthClient, type OauthSetup } from './oauth-adapter'

const LOGIN = 'https://github.com/login/oauth/authorize'
const TOKEN = 'https://github.com/login/oauth/access_token'
const API = 'https://api.github.com'

type Address = { email: string; primary: boolean; verified: boolean }

/** GitHub as a login. A profile may hide the address, so the list is asked: the primary one, else the first; `verified` is what GitHub says of it. */
export function githubProvider({ appId, secret, callback }: OauthSetup): OauthClient {
  const ask = (params: Record<string, string>) => askProvider(TOKEN, {
    method: 'POST', headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: appId, client_secret: secret, ...params }).toString(),
  })
  return {
    loginUrl: ({ state, scopes }) => `${LOGIN}?${new URLSearchParams({ client_id: appId, redirect_uri: callback, scope: [...new Set(['user:email', ...scopes])].join(' '), state, response_type: 'code' }).toString()}`,
    exchange: async (code) => tokensOf(await ask({ code, redirect_uri: callback })),
    refresh: async (refreshToken) => tokensOf(await ask({ refresh_token: refreshToken, grant_type: 'refresh_token' })),
    person: async (accessToken) => {
      const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/vnd.github+json', 'user-agent': 'MediTrack' }
      const person = await askProvider(`${API}/user`, { headers })
      const addresses = Object.values(await askProvider(`${API}/user/emails`, { headers })) as Address[]
      const address = addresses.find((entry) => entry.primary && entry.verified) ?? addresses.find((entry) => entry.primary) ?? addresses[0]
      return { id: String(person.id ?? ''), email: address?.email ?? '', verified: address?.verified === true, name: String(person.name ?? person.login ?? '') }
    },
  }
}
