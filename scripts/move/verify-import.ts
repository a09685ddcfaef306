import { createHash } from 'node:crypto'
import { indexOfFiles, pieceOfRows } from './export-clinic'
import type { ImportProgress } from './import-progress'
import type { Tally } from './manifest'
import type { SealedFolder } from './sealed-folder'
import { isSameTally, TallyCount } from './tally'
import { asHere, comparedFile, comparedMembership, comparedRow, comparedUser, eachInParallel, membershipColumn, type MovedFile, movedRow, type MovedRow, movedUser, pagesOf, pagesOfRows, type Services } from './travelling'

type Imported = { services: Services; folder: SealedFolder; databaseId: string; progress: ImportProgress }

const rowsAtOnce = 500

/** Reads everything back and compares it with the export. @returns one line for each thing that differs */
export async function verifyImport(run: Imported): Promise<string[]> {
  const { folder } = run
  const problems: string[] = []
  const compare = (what: string, wanted: Tally, found: Tally) => {
    if (!isSameTally(wanted, found)) problems.push(wanted.count === found.count ? `${what}: ${found.count} arrived, but not all as they were.` : `${what}: ${found.count} of ${wanted.count} arrived.`)
  }
  const tables = Object.entries(folder.manifest.tables)
  const found = await eachInParallel(tables, ([tableId]) => rowsHere(run, tableId))
  for (const [place, [tableId, entry]] of tables.entries()) compare(`The table ${tableId}`, tableId === membershipColumn.tableId ? expectedHere(run, tableId, entry.pieces) : entry, found[place]!)
  for (const [bucketId, entry] of Object.entries(folder.manifest.buckets)) compare(`The bucket ${bucketId}`, entry, await filesHere(run, bucketId))
  const accounts = folder.manifest.accounts!
  const here = await accountsHere(run.services)
  compare('People', accounts.users, here.users)
  compare('Teams', accounts.teams, here.teams)
  compare('Team memberships', accounts.memberships, here.memberships)
  return problems
}

/** The one table whose rows name ids that this side made. */
function expectedHere({ folder, progress }: Imported, tableId: string, pieces: number): Tally {
  const tally = new TallyCount()
  for (let number = 1; number <= pieces; number += 1) for (const row of folder.getRecords<MovedRow>(pieceOfRows(tableId, number))) tally.add(comparedRow(asHere(tableId, row, progress.memberships)))
  return tally.tally
}

async function rowsHere({ services, databaseId, folder }: Imported, tableId: string): Promise<Tally> {
  const tally = new TallyCount()
  // A start of the program may have written down its own public key here before.
  const brought = tableId === 'signing_keys' ? idsBrought(folder, tableId) : null
  for await (const rows of pagesOfRows(services, { databaseId, tableId }, rowsAtOnce)) for (const row of rows) if (!brought || brought.has(row.$id)) tally.add(comparedRow(movedRow(row)))
  return tally.tally
}

function idsBrought(folder: SealedFolder, tableId: string): Set<string> {
  const pieces = folder.manifest.tables[tableId]?.pieces ?? 0
  return new Set(Array.from({ length: pieces }, (_, index) => folder.getRecords<MovedRow>(pieceOfRows(tableId, index + 1)).map(({ $id }) => $id)).flat())
}

async function filesHere({ services: { storage, download }, folder }: Imported, bucketId: string): Promise<Tally> {
  const tally = new TallyCount()
  for (const { $id: fileId } of folder.getRecords<MovedFile>(indexOfFiles(bucketId))) {
    const [file, content] = await Promise.all([storage.getFile({ bucketId, fileId }), download(bucketId, fileId)])
    tally.add(comparedFile({ $id: file.$id, name: file.name, $permissions: file.$permissions, sha256: createHash('sha256').update(content).digest('hex'), size: content.byteLength }))
  }
  return tally.tally
}

async function accountsHere({ users: people, teams: groups }: Services): Promise<Record<'users' | 'teams' | 'memberships', Tally>> {
  const [users, teams, memberships] = [new TallyCount(), new TallyCount(), new TallyCount()]
  for await (const page of pagesOf(async (queries) => (await people.list({ queries })).users)) for (const user of page) users.add(comparedUser(movedUser(user)))
  for await (const page of pagesOf(async (queries) => (await groups.list({ queries })).teams)) {
    for (const { $id, name, prefs } of page) {
      teams.add({ $id, name, prefs: { ...prefs } })
      await addMembers(memberships, groups, $id)
    }
  }
  return { users: users.tally, teams: teams.tally, memberships: memberships.tally }
}

async function addMembers(tally: TallyCount, groups: Services['teams'], teamId: string): Promise<void> {
  for await (const members of pagesOf(async (queries) => (await groups.listMemberships({ teamId, queries })).memberships)) {
    for (const { $id, userId, roles, confirm } of members) if (confirm) tally.add(comparedMembership({ $id, teamId, userId, roles, confirmed: confirm }))
  }
}
