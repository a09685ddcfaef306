import type { Manifest } from './manifest'
import type { SealedFolder } from './sealed-folder'
import { TallyCount } from './tally'
import { comparedMembership, comparedUser, type MovedMembership, type MovedSubscriber, type MovedTeam, movedUser, pagesOf, type Services } from './travelling'

export const accountPieces = { users: (number: number) => `accounts/users-${String(number).padStart(6, '0')}`, teams: 'accounts/teams', memberships: 'accounts/memberships', subscribers: 'accounts/subscribers' }

/** People with their password hashes, teams with who is in them, and who subscribed to which topic. */
export async function exportAccounts(services: Services, folder: SealedFolder): Promise<NonNullable<Manifest['accounts']>> {
  const { users: people, teams, messaging } = services
  const users = new TallyCount()
  let pieces = 0
  for await (const page of pagesOf(async (queries) => (await people.list({ queries })).users)) {
    pieces += 1
    const moved = page.map(movedUser)
    for (const user of moved) users.add(comparedUser(user))
    folder.putRecords(accountPieces.users(pieces), moved)
  }
  const movedTeams: MovedTeam[] = []
  const memberships: MovedMembership[] = []
  for await (const page of pagesOf(async (queries) => (await teams.list({ queries })).teams)) {
    for (const { $id, name, prefs } of page) {
      movedTeams.push({ $id, name, prefs: { ...prefs } })
      for await (const members of pagesOf(async (queries) => (await teams.listMemberships({ teamId: $id, queries })).memberships)) {
        memberships.push(...members.map((member) => ({ $id: member.$id, teamId: $id, userId: member.userId, roles: member.roles, confirmed: member.confirm })))
      }
    }
  }
  const subscribers = await subscribersOf(messaging)
  folder.putRecords(accountPieces.teams, movedTeams)
  folder.putRecords(accountPieces.memberships, memberships)
  folder.putRecords(accountPieces.subscribers, subscribers)
  const tallied = <T>(items: readonly T[], compared: (item: T) => unknown) => {
    const tally = new TallyCount()
    for (const item of items) tally.add(compared(item))
    return tally.tally
  }
  return { users: users.tally, pieces, teams: tallied(movedTeams, (team) => team), memberships: tallied(memberships.filter(({ confirmed }) => confirmed), comparedMembership), subscribers: subscribers.length }
}

async function subscribersOf(messaging: Services['messaging']): Promise<MovedSubscriber[]> {
  const found: MovedSubscriber[] = []
  for await (const topics of pagesOf(async (queries) => (await messaging.listTopics({ queries })).topics)) {
    for (const { $id: topicId } of topics) {
      for await (const page of pagesOf(async (queries) => (await messaging.listSubscribers({ topicId, queries })).subscribers)) {
        found.push(...page.map(({ $id, userId, target }) => ({ $id, topicId, userId, identifier: target.identifier })))
      }
    }
  }
  return found
}
