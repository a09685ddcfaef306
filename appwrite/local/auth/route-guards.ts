import { AppwriteError } from '../http/appwrite-error'
import type { Context } from '../http/context'

/** Ways to sign in that a project can switch off, and what the refusal calls them. */
const METHODS = {
  'email-password': 'Email / Password', 'magic-url': 'Magic URL', 'email-otp': 'Email OTP', anonymous: 'Anonymous', invites: 'Invites', jwt: 'JWT', phone: 'Phone',
} as const

export type AuthMethod = keyof typeof METHODS

const RECENT_MS = 1_800_000

/** What a route asks of the caller beside scopes; the server looks at it before it looks at parameters. */
export function checkRouteGuards(context: Context): void {
  const { route, auth } = context
  if (route.authMethod !== undefined && auth.kind !== 'key') requireAuthMethod(context, route.authMethod)
  if (route.opensSession === true && auth.user !== null) throw new AppwriteError('user_session_already_exists')
  if (route.needsRecentChallenge === true) requireRecentChallenge(context)
}

function requireAuthMethod({ project }: Context, method: AuthMethod): void {
  if (project.settings.get<Record<string, boolean>>('auth.methods', {})[method] !== false) return
  throw new AppwriteError('user_auth_method_unsupported', `${METHODS[method]} authentication is disabled for this project`)
}

function requireRecentChallenge({ auth, now }: Context): void {
  const answered = auth.session?.mfa_updated_at
  if (answered == null || now - Date.parse(answered) > RECENT_MS) throw new AppwriteError('user_challenge_required')
}
