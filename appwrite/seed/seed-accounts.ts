import { AppwriteException, Query, type Teams, type Users } from 'node-appwrite'
import { demoPassword } from '@/lib/domain/admin/demo-people'
import { demoPatients } from './patients.table'
import { type DemoOrganisationId, demoOrganisations, userIdOf } from './people.table'
import { staffAccounts } from './seed-organisation'

export type Account = { userId: string; email: string; name: string; organisationId: DemoOrganisationId; role: string | null }

/** Everybody who can sign in to the demonstration. */
export const demoAccounts = (): Account[] => [
  ...staffAccounts(),
  ...demoPatients.flatMap(({ mailbox, organisationId, given, family }) => (mailbox ? [{ userId: userIdOf({ mailbox, organisationId }), email: `${mailbox}@${organisationId}.test`, name: `${given} ${family}`, organisationId, role: null }] : [])),
]

/** Makes accounts with a verified address, teams and their members. @returns team membership ids by user */
export async function seedAccounts({ users, teams }: { users: Users; teams: Teams }): Promise<Map<string, string>> {
  const accounts = demoAccounts()
  await Promise.all([
    ...accounts.map((account) => makeAccount(users, account)),
    ...demoOrganisations.map(({ id, name }) => existingIsFine(() => teams.create({ teamId: id, name }))),
  ])
  const ids = new Map<string, string>()
  for (const { userId, name, organisationId, role } of accounts) if (role) ids.set(userId, await makeMember(teams, { userId, name, teamId: organisationId, role }))
  return ids
}

async function makeAccount(users: Users, { userId, email, name }: Account): Promise<void> {
  await existingIsFine(() => users.create({ userId, email, password: demoPassword, name }))
  await users.updateEmailVerification({ userId, emailVerification: true })
}

async function makeMember(teams: Teams, { userId, name, teamId, role }: { userId: string; name: string; teamId: string; role: string }): Promise<string> {
  const made = await existingIsFine(() => teams.createMembership({ teamId, roles: [role], userId, name }))
  if (made) return made.$id
  const { memberships } = await teams.listMemberships({ teamId, queries: [Query.equal('userId', userId), Query.limit(1)] })
  return memberships[0]?.$id ?? ''
}

/** What an earlier, interrupted start made is kept. @returns null when it was there already */
async function existingIsFine<T>(make: () => Promise<T>): Promise<T | null> {
  try {
    return await make()
  } catch (error) {
    if (error instanceof AppwriteException && error.code === 409) return null
    throw error
  }
}
