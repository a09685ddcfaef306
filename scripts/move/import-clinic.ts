import { Query } from 'node-appwrite'
import { InputFile } from 'node-appwrite/file'
import { type AppwriteConfig, inDatabase, readAppwriteConfig } from '../push/config-file'
import { pushConfig } from '../push/push-config'
import { indexOfFiles, pieceOfFile, pieceOfRows } from './export-clinic'
import { existingIsFine, importAccounts } from './import-accounts'
import { ImportProgress } from './import-progress'
import type { Manifest } from './manifest'
import type { SealedFolder } from './sealed-folder'
import { asHere, type MovedFile, type MovedRow, type MoveTarget, type Say, type Services, servicesOf } from './travelling'
import { verifyImport } from './verify-import'

/** Appwrite takes at most this many rows in one call. */
const mostRows = 100

export type ImportOptions = {
  root: string
  say: Say
  /** Names the target for a later run where its address changes between runs: the local one of a data folder. */
  knownAs?: string
}

type Import = { services: Services; folder: SealedFolder; databaseId: string; progress: ImportProgress; say: Say }

/**
 * Puts an export into an empty Appwrite: schema, accounts, rows with their ids, times and readers, files; then reads everything
 * back and compares counts and hashes. Begun again it goes on where it stopped.
 * @returns lines about what differs; none means that everything arrived
 */
export async function importClinic(target: MoveTarget, folder: SealedFolder, { root, say, knownAs }: ImportOptions): Promise<string[]> {
  if (!folder.manifest.finishedAt) throw new Error('That export was not finished. Run backend:export on the same folder again first.')
  const services = servicesOf(target)
  const { databaseId } = target
  const progress = new ImportProgress(folder.folder, target, knownAs)
  const config = inDatabase(readAppwriteConfig(`${root}/appwrite.json`), databaseId)
  requirePlaces(folder.manifest, config)
  if (progress.isFirst) await requireEmpty(services, databaseId)
  await requireNoFunctions(services, config.functions.map(({ $id }) => $id))
  progress.save()
  await pushConfig(target, config, { root, functionVariables: null, say: () => undefined })
  const run: Import = { services, folder, databaseId, progress, say }
  await importAccounts(services, folder, { progress, say })
  for (const tableId of Object.keys(folder.manifest.tables)) await importTable(run, tableId)
  for (const bucketId of Object.keys(folder.manifest.buckets)) await importBucket(run, bucketId)
  say('Reading everything back …')
  return verifyImport(run)
}

/** Everything that was exported has somewhere to go. */
function requirePlaces({ tables, buckets }: Manifest, config: AppwriteConfig): void {
  const unknown = [
    ...Object.keys(tables).filter((id) => !config.tables.some(({ $id }) => $id === id)).map((id) => `the table ${id}`),
    ...Object.keys(buckets).filter((id) => !config.buckets.some(({ $id }) => $id === id)).map((id) => `the bucket ${id}`),
  ]
  if (unknown.length > 0) throw new Error(`appwrite.json does not have ${unknown.join(', ')}, which the export holds. Add them there first.`)
}

/** Somebody else's records are never mixed with these. */
async function requireEmpty({ tables, users }: Services, databaseId: string): Promise<void> {
  const { databases } = await tables.list({ queries: [Query.equal('$id', [databaseId])] })
  const filled: string[] = []
  if (databases.length > 0) {
    for (const { $id: tableId } of (await tables.listTables({ databaseId, queries: [Query.limit(500)] })).tables) {
      // A start of the program writes down its public signing key by itself.
      if (tableId !== 'signing_keys' && (await tables.listRows({ databaseId, tableId, queries: [Query.limit(1)], total: false })).rows.length > 0) filled.push(tableId)
    }
  }
  const { total } = await users.list({ queries: [Query.limit(1)] })
  if (filled.length > 0 || total > 0) throw new Error(`The target is not empty (${[...filled.map((id) => `rows in ${id}`), ...(total > 0 ? [`${total} accounts`] : [])].join(', ')}). Import into an Appwrite that holds no clinic.`)
}

/** A function that an arriving row wakes would print and send again what was printed and sent long ago. */
async function requireNoFunctions({ functions }: Services, ours: readonly string[]): Promise<void> {
  const deployed = (await functions.list({ queries: [Query.limit(100)] })).functions.filter(({ $id, enabled }) => enabled && ours.includes($id)).map(({ $id }) => $id)
  if (deployed.length > 0) throw new Error(`The target runs ${deployed.join(', ')}, which arriving rows would wake. Disable them for the import; npm run appwrite:push enables them again.`)
}

async function importTable({ services: { tables }, folder, databaseId, progress, say }: Import, tableId: string): Promise<void> {
  const { pieces, count } = folder.manifest.tables[tableId]!
  for (let number = progress.countOf('tables', tableId) + 1; number <= pieces; number += 1) {
    const rows = folder.getRecords<MovedRow>(pieceOfRows(tableId, number)).map((row) => asHere(tableId, row, progress.memberships))
    for (let from = 0; from < rows.length; from += mostRows) {
      const batch = rows.slice(from, from + mostRows)
      const { rows: known } = await tables.listRows({ databaseId, tableId, queries: [Query.equal('$id', batch.map(({ $id }) => $id)), Query.select(['$id']), Query.limit(mostRows)], total: false })
      const missing = batch.filter(({ $id }) => !known.some((row) => row.$id === $id))
      if (missing.length > 0) await tables.createRows({ databaseId, tableId, rows: missing })
    }
    progress.reached('tables', tableId, number)
    if (number % 20 === 0) say(`${tableId}: ${number} of ${pieces} pieces …`)
  }
  if (count > 0) say(`${tableId}: ${count} rows`)
}

async function importBucket({ services: { storage }, folder, progress, say }: Import, bucketId: string): Promise<void> {
  const files = folder.getRecords<MovedFile>(indexOfFiles(bucketId))
  for (let place = progress.countOf('buckets', bucketId); place < files.length; place += 1) {
    const { $id: fileId, name, $permissions } = files[place]!
    const content = folder.get(pieceOfFile(bucketId, fileId))
    await existingIsFine(() => storage.createFile({ bucketId, fileId, file: InputFile.fromBuffer(content, name), permissions: $permissions }))
    progress.reached('buckets', bucketId, place + 1)
    if ((place + 1) % 100 === 0) say(`${bucketId}: ${place + 1} of ${files.length} files …`)
  }
  if (files.length > 0) say(`${bucketId}: ${files.length} files`)
}
