import { createHash } from 'node:crypto'
import { Query } from 'node-appwrite'
import { exportAccounts } from './export-accounts'
import type { Tally } from './manifest'
import type { SealedFolder } from './sealed-folder'
import { TallyCount } from './tally'
import { comparedFile, comparedRow, eachInParallel, movedRow, type MovedFile, type MoveTarget, pagesOf, pagesOfRows, type Say, type Services, servicesOf, tablesOf } from './travelling'

const rowsInPiece = 500
const mostRounds = 3

type Export = { services: Services; folder: SealedFolder; databaseId: string; say: Say }

/**
 * Takes out of an Appwrite what a clinic is: rows, files, accounts and teams, through the SDK alone. Begun again on the same
 * folder it goes on with the table or file it had come to.
 * @throws Error when somebody keeps writing while it reads
 */
export async function exportClinic(target: MoveTarget, folder: SealedFolder, { say, now = () => new Date() }: { say: Say; now?: () => Date }): Promise<void> {
  const { manifest } = folder
  const { projectId, databaseId } = target
  if (manifest.finishedAt) return say('The export is complete already.')
  if (manifest.from && (manifest.from.projectId !== projectId || manifest.from.databaseId !== databaseId)) throw new Error(`This folder holds the beginning of an export of ${manifest.from.projectId}. Choose another.`)
  manifest.from ??= { projectId, databaseId, startedAt: now().toISOString() }
  folder.saveManifest()
  const run: Export = { services: servicesOf(target), folder, databaseId, say }
  const tables = await tablesOf(run.services, databaseId)
  for (const tableId of tables) if (!manifest.tables[tableId]) await exportTable(run, tableId)
  await exportFiles(run)
  manifest.accounts = await exportAccounts(run.services, folder)
  await say(`Accounts: ${manifest.accounts.users.count} people, ${manifest.accounts.teams.count} teams, ${manifest.accounts.memberships.count} memberships`)
  await repeatChanged(run, tables)
  manifest.finishedAt = now().toISOString()
  folder.saveManifest()
}

async function exportTable({ services, folder, databaseId, say }: Export, tableId: string): Promise<void> {
  const tally = new TallyCount()
  let pieces = 0
  let newest = ''
  for await (const rows of pagesOfRows(services, { databaseId, tableId }, rowsInPiece)) {
    const moved = rows.map(movedRow)
    pieces += 1
    folder.putRecords(pieceOfRows(tableId, pieces), moved)
    for (const row of moved) {
      tally.add(comparedRow(row))
      if (row.$updatedAt > newest) newest = row.$updatedAt
    }
    if (pieces % 20 === 0) say(`${tableId}: ${tally.tally.count} rows …`)
  }
  folder.manifest.tables[tableId] = { ...tally.tally, pieces, newest }
  if (pieces === 0) return
  folder.saveManifest()
  await say(`${tableId}: ${tally.tally.count} rows`)
}

/** Where a piece of a table lies in the folder; `number` counts from 1 and is padded, so that names sort as they were read. */
export const pieceOfRows = (tableId: string, number: number): string => `rows/${tableId}/${String(number).padStart(6, '0')}`
/** Where the bytes of one file lie in the folder. Names and readers stand in the bucket's index. */
export const pieceOfFile = (bucketId: string, fileId: string): string => `files/${bucketId}/${fileId}`
/** Where a bucket's list of `MovedFile` lies. No file can take its place: a bucket's files have a folder of their own. */
export const indexOfFiles = (bucketId: string): string => `files/${bucketId}.index`

/** Tables that were written to while the others were read are read again; one that never rests means that the clinic is open. */
async function repeatChanged(run: Export, tables: readonly string[]): Promise<void> {
  for (let round = 1; ; round += 1) {
    const looked = await eachInParallel(tables, async (tableId) => ((await hasChanged(run, tableId)) ? [tableId] : []))
    const changed = looked.flat()
    if (changed.length === 0) return
    if (round === mostRounds) throw new Error(`Somebody writes to ${changed.join(', ')} while the export reads. Stop the clinic (its Appwrite may stay up) and run the same command again.`)
    await run.say(`Written to meanwhile, so read again: ${changed.join(', ')}`)
    for (const tableId of changed) await exportTable(run, tableId)
  }
}

async function hasChanged({ services, folder, databaseId }: Export, tableId: string): Promise<boolean> {
  const { rows, total } = await services.tables.listRows({ databaseId, tableId, queries: [Query.orderDesc('$updatedAt'), Query.limit(1)] })
  const known = folder.manifest.tables[tableId]
  // A list counts no further than 5000 on a server of that setting; the newest change tells the rest.
  return (rows[0]?.$updatedAt ?? '') !== known?.newest || (total < 5000 && total !== known.count)
}

async function exportFiles({ services, folder, say }: Export): Promise<void> {
  const { storage } = services
  for await (const buckets of pagesOf(async (queries) => (await storage.listBuckets({ queries })).buckets)) {
    for (const { $id: bucketId } of buckets) {
      if (folder.manifest.buckets[bucketId]) continue
      const tally = await exportBucket(services, folder, bucketId)
      folder.manifest.buckets[bucketId] = tally
      folder.saveManifest()
      if (tally.count > 0) say(`${bucketId}: ${tally.count} files`)
    }
  }
}

async function exportBucket({ storage, download }: Services, folder: SealedFolder, bucketId: string): Promise<Tally> {
  const tally = new TallyCount()
  const index: MovedFile[] = []
  for await (const files of pagesOf(async (queries) => (await storage.listFiles({ bucketId, queries })).files)) {
    for (const file of files) {
      const name = pieceOfFile(bucketId, file.$id)
      // A file is never changed under its id: one that is here already is the one.
      if (!folder.has(name)) folder.put(name, await download(bucketId, file.$id))
      const content = folder.get(name)
      if (content.length !== file.sizeOriginal) throw new Error(`The file ${bucketId}/${file.$id} came in ${content.length} of ${file.sizeOriginal} bytes. Run the same command again.`)
      const moved: MovedFile = { $id: file.$id, name: file.name, $permissions: file.$permissions, sha256: createHash('sha256').update(content).digest('hex'), size: content.length }
      index.push(moved)
      tally.add(comparedFile(moved))
    }
  }
  folder.putRecords(indexOfFiles(bucketId), index)
  return tally.tally
}
