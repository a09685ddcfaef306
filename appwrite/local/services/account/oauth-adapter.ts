export type OauthTokens = { accessToken: string; refreshToken: string; expiresIn: number }
export type OauthPerson = { id: string; email: string; verified: boolean; name: string }

/** What a provider's adapter is made with. */
export type OauthSetup = { appId: string; secret: string; callback: string; endpoint: string; prompt: readonly string[] }

/** One provider: where to send the person, and what to ask afterwards. */
export type OauthClient = {
  loginUrl(asked: { state: string; scopes: readonly string[] }): string
  exchange(code: string): Promise<OauthTokens>
  refresh(refreshToken: string): Promise<OauthTokens>
  person(accessToken: string): Promise<OauthPerson>
}

/** What the provider said when it refused; shown to nobody but the failure page. */
export class OauthError extends Error {}

const TIMEOUT_MS = 10_000

/** Asks a provider and reads JSON. Refusals become an `OauthError`. */
export async function askProvider(address: string, request: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Record<string, unknown>> {
  const response = await fetch(address, { ...request, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error: unknown) => {
    throw new OauthError('The provider could not be reached.', { cause: error })
  })
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>
  if (!response.ok || typeof body.error === 'string') throw new OauthError(typeof body.error === 'string' ? body.error : `HTTP ${response.status}`)
  return body
}

/** The tokens of a provider's answer. `expiresIn` is in seconds, 0 when the provider does not say. @throws OauthError without an access token */
export function tokensOf(body: Record<string, unknown>): OauthTokens {
  if (typeof body.access_token !== 'string') throw new OauthError('The provider gave no access token.')
  return { accessToken: body.access_token, refreshToken: typeof body.refresh_token === 'string' ? body.refresh_token : '', expiresIn: Number(body.expires_in ?? 0) || 0 }
}
