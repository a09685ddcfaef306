import { AppwriteError, invalidArgument } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { customId, email, int32, oneOf, text } from '../../http/validators'
import { chosenId } from '../../storage/ids'
import { DEFAULT_SHA, isAffordable } from './legacy-hash'
import { ARGON2_OPTIONS } from './password-hash'
import { password, refusePersonalData } from './password-policy'
import { logForUser } from './user-events'
import { toUser } from './user.model'
import { belongsToIdentity, insertUser } from './user-writes'
import { WRITE } from './users.routes'

const SHA = ['sha1', 'sha224', 'sha256', 'sha384', 'sha512/224', 'sha512/256', 'sha512', 'sha3-224', 'sha3-256', 'sha3-384', 'sha3-512'] as const

const start = { userId: required(customId), email: required(email), password: required(password) }
const name = { name: optional(text(128), '') }
const post = { ...WRITE, method: 'POST', status: 201, model: 'user' } as const
const salt = { passwordSalt: required(text(128)) }

type Imported = { userId: string; email: string; password: string; name: string }
type Scrypt = { passwordCpu: number | bigint; passwordMemory: number | bigint; passwordParallel: number | bigint; passwordLength: number | bigint }

/** Refuses parameters under which checking a password would take seconds. */
function affordable<T extends Scrypt>(given: T): T {
  const cost = { N: Number(given.passwordCpu), r: Number(given.passwordMemory), p: Number(given.passwordParallel), length: Number(given.passwordLength) }
  if (!isAffordable(cost)) throw invalidArgument('The scrypt parameters are outside of what this server computes.')
  return given
}

/** What the real server notes when it takes over a phpass hash: the time, and the number of its process. */
function randomState(now: number): string {
  return `${((now % 1000) / 1000).toFixed(8)} ${Math.floor(now / 1000)}${process.pid}`
}

/** Takes over users whose passwords were hashed elsewhere; the first sign-in rehashes them. */
export const usersImportRoutes: Route[] = [
  route({ ...post, path: '/users/argon2', params: { ...start, ...name }, handler: (context, given) => importUser(context, given, { hash: 'argon2', options: { ...ARGON2_OPTIONS } }) }),
  route({ ...post, path: '/users/bcrypt', params: { ...start, ...name }, handler: (context, given) => importUser(context, given, { hash: 'bcrypt', options: { type: 'bcrypt', cost: 8 } }) }),
  route({ ...post, path: '/users/md5', params: { ...start, ...name }, handler: (context, given) => importUser(context, given, { hash: 'md5', options: { type: 'md5' } }) }),
  route({ ...post, path: '/users/phpass', params: { ...start, ...name }, handler: (context, given) => importUser(context, given, { hash: 'phpass', options: { type: 'phpass', iteration_count_log2: 8, portable_hashes: false, random_state: randomState(context.now) } }) }),
  route({
    ...post, path: '/users/sha', params: { ...start, passwordVersion: optional(oneOf(SHA), ''), ...name },
    // Alone among the kinds it does not name itself in its options.
    handler: (context, given) => importUser(context, given, { hash: 'sha', options: { version: given.passwordVersion === '' ? DEFAULT_SHA : given.passwordVersion } }),
  }),
  route({
    ...post, path: '/users/scrypt',
    params: { ...start, ...salt, passwordCpu: required(int32), passwordMemory: required(int32), passwordParallel: required(int32), passwordLength: required(int32), ...name },
    handler: (context, given) => importUser(context, affordable(given), {
      hash: 'scrypt',
      options: {
        type: 'scrypt', salt: given.passwordSalt, costCpu: Number(given.passwordCpu), costMemory: Number(given.passwordMemory),
        costParallel: Number(given.passwordParallel), length: Number(given.passwordLength),
      },
    }),
  }),
  route({
    ...post, path: '/users/scrypt-modified',
    params: { ...start, ...salt, passwordSaltSeparator: required(text(128)), passwordSignerKey: required(text(128)), ...name },
    handler: (context, given) => importUser(context, given, {
      hash: 'scryptMod',
      options: { type: 'scryptMod', salt: given.passwordSalt, saltSeparator: given.passwordSaltSeparator, signerKey: given.passwordSignerKey },
    }),
  }),
]

function importUser(context: Context, given: Imported, { hash, options }: { hash: string; options: Record<string, unknown> }): Promise<unknown> {
  if (belongsToIdentity(context, given.email.toLowerCase())) throw new AppwriteError('user_email_already_exists')
  const id = chosenId(given.userId, context.now)
  // Odd, but so it is: the hash is searched for the person's name and address.
  refusePersonalData(context, given.password, { id, email: given.email.toLowerCase(), phone: null, name: given.name })
  return context.write((tx) => {
    const user = insertUser(context, tx, {
      id, email: given.email, name: given.name,
      password: { password: given.password, hash, hash_options: JSON.stringify(options) }, passwordUpdate: context.isoNow,
    })
    logForUser(context, user.id, 'user.create')
    return toUser(context.db, user, { secrets: true })
  })
}
