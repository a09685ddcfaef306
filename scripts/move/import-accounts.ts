import { AppwriteException, ID, type PasswordHash, Query, type Users } from 'node-appwrite'
import { accountPieces } from './export-accounts'
import type { ImportProgress } from './import-progress'
import type { SealedFolder } from './sealed-folder'
import type { MovedMembership, MovedSubscriber, MovedTeam, MovedUser, Say, Services } from './travelling'

/** Makes people with the password hashes they had, teams, memberships and subscriptions. What is there already is left. */
export async function importAccounts(services: Services, folder: SealedFolder, { progress, say }: { progress: ImportProgress; say: Say }): Promise<void> {
  if (progress.hasAccounts) return
  const pieces = folder.manifest.accounts?.pieces ?? 0
  let secondFactors = 0
  for (let number = 1; number <= pieces; number += 1) {
    for (const user of folder.getRecords<MovedUser>(accountPieces.users(number))) {
      await importUser(services.users, user)
      if (user.usedSecondFactor) secondFactors += 1
    }
    say(`People: ${Math.min(number * 100, folder.manifest.accounts?.users.count ?? 0)} of ${folder.manifest.accounts?.users.count}`)
  }
  if (secondFactors > 0) say(`${secondFactors} people had a second factor: its secret cannot be read out of an Appwrite, so they sign in with their password and set it up again.`)
  await importTeams(services, folder, { progress, say })
  await importSubscribers(services, folder.getRecords<MovedSubscriber>(accountPieces.subscribers))
  progress.accountsAreIn()
}

async function importUser(users: Users, user: MovedUser): Promise<void> {
  const userId = user.$id
  await existingIsFine(() => createUser(users, user))
  const stored = await users.get({ userId })
  if (user.phone && stored.phone !== user.phone) await users.updatePhone({ userId, number: user.phone })
  if (stored.emailVerification !== user.emailVerification && user.email) await users.updateEmailVerification({ userId, emailVerification: user.emailVerification })
  if (stored.phoneVerification !== user.phoneVerification && user.phone) await users.updatePhoneVerification({ userId, phoneVerification: user.phoneVerification })
  if (user.labels.length > 0) await users.updateLabels({ userId, labels: user.labels })
  if (Object.keys(user.prefs).length > 0) await users.updatePrefs({ userId, prefs: user.prefs })
  if (stored.status !== user.status) await users.updateStatus({ userId, status: user.status })
}

/** The route that takes a password as it was hashed; somebody without one, or without an address, is made without. */
function createUser(users: Users, { $id: userId, email, phone, name, password, hash, hashOptions }: MovedUser): Promise<unknown> {
  const known = { userId, email, password, name: name || undefined }
  if (!password || !email) return users.create({ userId, email: email || undefined, phone: phone || undefined, name: name || undefined })
  const text = (...names: string[]) => String(names.map((each) => hashOptions[each]).find((value) => value !== undefined) ?? '')
  const number = (...names: string[]) => Number(text(...names))
  switch (hash) {
    case 'argon2': return users.createArgon2User(known)
    case 'bcrypt': return users.createBcryptUser(known)
    case 'md5': return users.createMD5User(known)
    case 'phpass': return users.createPHPassUser(known)
    case 'sha': return users.createSHAUser({ ...known, passwordVersion: text('version') as PasswordHash })
    case 'scrypt': return users.createScryptUser({ ...known, passwordSalt: text('salt'), passwordCpu: number('costCpu', 'cost_cpu'), passwordMemory: number('costMemory', 'cost_memory'), passwordParallel: number('costParallel', 'cost_parallel'), passwordLength: number('length') })
    case 'scryptMod': return users.createScryptModifiedUser({ ...known, passwordSalt: text('salt'), passwordSaltSeparator: text('saltSeparator', 'salt_separator'), passwordSignerKey: text('signerKey', 'signer_key') })
    default: throw new Error(`The password of the account ${userId} was hashed with ${hash}, which no Appwrite takes over.`)
  }
}

async function importTeams({ teams, users }: Services, folder: SealedFolder, { progress, say }: { progress: ImportProgress; say: Say }): Promise<void> {
  for (const { $id: teamId, name, prefs } of folder.getRecords<MovedTeam>(accountPieces.teams)) {
    await existingIsFine(() => teams.create({ teamId, name }))
    if (Object.keys(prefs).length > 0) await teams.updatePrefs({ teamId, prefs })
  }
  const memberships = folder.getRecords<MovedMembership>(accountPieces.memberships)
  const open = memberships.filter(({ confirmed }) => !confirmed).length
  if (open > 0) say(`${open} invitations were not answered yet: send them again.`)
  for (const { $id, teamId, userId, roles, confirmed } of memberships) {
    if (!confirmed || progress.memberships[$id]) continue
    const { name } = await users.get({ userId })
    const made = await existingIsFine(() => teams.createMembership({ teamId, userId, roles, name: name || undefined }))
    const membership = made ?? (await teams.listMemberships({ teamId, queries: [Query.equal('userId', userId), Query.limit(1)] })).memberships[0]
    if (!membership) throw new Error(`The account ${userId} could not be put into the team ${teamId}.`)
    progress.memberships[$id] = membership.$id
    progress.save()
  }
}

/** A subscription hangs on the address of a person: the same address of the same person takes it over. */
async function importSubscribers({ messaging, users }: Services, subscribers: readonly MovedSubscriber[]): Promise<void> {
  for (const { $id: subscriberId, topicId, userId, identifier } of subscribers) {
    const { targets } = await users.listTargets({ userId })
    const target = targets.find((each) => each.identifier === identifier) ?? (await users.createTarget({ userId, targetId: ID.unique(), providerType: 'push' as never, identifier }))
    await existingIsFine(() => messaging.createSubscriber({ topicId, subscriberId, targetId: target.$id }))
  }
}

/** What an interrupted import made is kept. @returns null when it was there already */
export async function existingIsFine<T>(make: () => Promise<T>): Promise<T | null> {
  try {
    return await make()
  } catch (error) {
    if (error instanceof AppwriteException && error.code === 409) return null
    throw error
  }
}
