import { AppwriteError } from '../http/appwrite-error'

type Missing = { action: string; needed: readonly string[]; held: readonly string[] }

/** 401 in the server's words: which right was missing, the roles the caller holds and the roles that have it. */
export function missingPermission({ action, needed, held }: Missing): AppwriteError {
  const last = needed.at(-1)
  if (last === undefined) return new AppwriteError('user_unauthorized', `No permissions provided for action '${action}'`)
  return new AppwriteError('user_unauthorized', `Missing "${action}" permission for role "${last}". Only "${asPhp(held)}" scopes are allowed and "${asPhp(needed)}" was given.`)
}

/** The server writes JSON with its slashes escaped. */
function asPhp(list: readonly string[]): string {
  return JSON.stringify(list).replace(/\//g, '\\/')
}
