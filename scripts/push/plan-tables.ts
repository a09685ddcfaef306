import { Query, type TablesDB } from 'node-appwrite'
import type { AppwriteConfig, ColumnConfig, IndexConfig, TableConfig } from './config-file'
import { columnDifference, createColumn, inlineColumn, type StoredColumn, updateColumn } from './columns'
import { type Plan, sameList, type Services, type Step, waitFor } from './step'

type StoredIndex = { key: string; type: string; status: string; columns: string[] }
type StoredTable = { $id: string; $permissions: string[]; name: string; enabled: boolean; rowSecurity: boolean; columns: StoredColumn[]; indexes: StoredIndex[] }
type Place = { databaseId: string; tableId: string }

/** Appwrite takes this many columns and indexes in the call that makes a table. */
const mostInline = 100

/** What has to be done so that the databases and tables are what the file says. Nothing is ever removed unasked. */
export async function planTables({ tables }: Pick<Services, 'tables'>, config: AppwriteConfig): Promise<Plan> {
  const { databases } = await tables.list({ queries: [Query.limit(100)] })
  const plan: Plan = { steps: [], notes: [] }
  for (const wanted of config.tablesDB) {
    const exists = databases.some((database) => database.$id === wanted.$id)
    if (!exists) plan.steps.push({ words: `make the database ${wanted.$id}`, run: () => tables.create({ databaseId: wanted.$id, name: wanted.name }) })
    const stored = exists ? await listTables(tables, wanted.$id) : new Map<string, StoredTable>()
    const inDatabase = config.tables.filter((table) => table.databaseId === wanted.$id)
    for (const table of inDatabase) addTable(plan, tables, { wanted: table, stored: stored.get(table.$id) ?? null })
    for (const name of stored.keys()) if (!inDatabase.some((table) => table.$id === name)) plan.notes.push(`The table ${wanted.$id}.${name} is not in the file. It is left as it is.`)
  }
  return plan
}

async function listTables(tables: TablesDB, databaseId: string): Promise<Map<string, StoredTable>> {
  const found = new Map<string, StoredTable>()
  for (;;) {
    const page = await tables.listTables({ databaseId, queries: [Query.limit(100), Query.offset(found.size)] })
    for (const table of page.tables) found.set(table.$id, table as unknown as StoredTable)
    if (page.tables.length < 100) return found
  }
}

function addTable(plan: Plan, tables: TablesDB, { wanted, stored }: { wanted: TableConfig; stored: StoredTable | null }): void {
  const place = { databaseId: wanted.databaseId, tableId: wanted.$id }
  if (stored === null) {
    plan.steps.push(...createTable(tables, place, wanted))
    return
  }
  const isOther = wanted.name !== stored.name || wanted.enabled !== stored.enabled || wanted.rowSecurity !== stored.rowSecurity || !sameList(wanted.$permissions, stored.$permissions)
  if (isOther) plan.steps.push({ words: `change the settings of the table ${wanted.$id}`, run: () => tables.updateTable({ ...place, name: wanted.name, enabled: wanted.enabled, rowSecurity: wanted.rowSecurity, permissions: wanted.$permissions }) })
  const stages = { tables, place, steps: plan.steps }
  for (const column of wanted.columns) addColumn(stages, column, stored.columns.find(({ key }) => key === column.key) ?? null)
  for (const index of wanted.indexes) addIndex(stages, index, stored.indexes.find(({ key }) => key === index.key) ?? null)
  const surplus = stored.columns.filter(({ key }) => !wanted.columns.some((column) => column.key === key)).map(({ key }) => key)
  if (surplus.length > 0) plan.notes.push(`The table ${wanted.$id} also has ${surplus.join(', ')}, which the file does not name. They are left as they are.`)
}

function createTable(tables: TablesDB, place: Place, wanted: TableConfig): Step[] {
  const isInline = wanted.columns.length <= mostInline && wanted.indexes.length <= mostInline
  const create: Step = {
    words: `make the table ${wanted.$id} (${wanted.columns.length} columns, ${wanted.indexes.length} indexes)`,
    run: () => tables.createTable({
      ...place, name: wanted.name, enabled: wanted.enabled, rowSecurity: wanted.rowSecurity, permissions: wanted.$permissions,
      ...(isInline ? { columns: wanted.columns.map(inlineColumn), indexes: wanted.indexes.map(inlineIndex) } : {}),
    }),
  }
  if (isInline) return [create]
  const stages = { tables, place, steps: [create] }
  for (const column of wanted.columns) addColumn(stages, column, null)
  for (const index of wanted.indexes) addIndex(stages, index, null)
  return stages.steps
}

/** An index as `createTable` takes it inline: its columns are called attributes, and orders are one for each or not said at all. */
const inlineIndex = ({ key, type, columns, orders = [] }: IndexConfig): object => ({ key, type, attributes: columns, ...(orders.length === 0 ? {} : { orders: orders.map((order) => order.toUpperCase()) }) })

type Stages = { tables: TablesDB; place: Place; steps: Step[] }

function addColumn({ tables, place, steps }: Stages, wanted: ColumnConfig, stored: StoredColumn | null): void {
  const name = `${place.tableId}.${wanted.key}`
  const make = async () => {
    await createColumn(tables, place, wanted)
    await columnReady(tables, place, wanted.key)
  }
  if (stored === null) return void steps.push({ words: `add the column ${name}`, run: make })
  // An earlier run was stopped while the server worked on it.
  if (stored.status === 'processing') return void steps.push({ words: `wait for the column ${name}`, run: () => columnReady(tables, place, wanted.key) })
  const difference = stored.status === 'available' ? columnDifference(wanted, stored) : 'recreate'
  if (difference === 'in-place') steps.push({ words: `change the column ${name}`, run: () => updateColumn(tables, place, wanted) })
  if (difference !== 'recreate') return
  steps.push({
    words: `drop the column ${name} with all it holds, and make it anew`, isDestructive: stored.status === 'available',
    run: async () => {
      await tables.deleteColumn({ ...place, key: wanted.key })
      await waitFor(`The removal of ${name}`, async () => !(await tables.listColumns({ ...place, queries: [Query.limit(200)] })).columns.some(({ key }) => key === wanted.key))
      await make()
    },
  })
}

async function columnReady(tables: TablesDB, place: Place, key: string): Promise<void> {
  await waitFor(`The column ${place.tableId}.${key}`, async () => {
    const column = (await tables.getColumn({ ...place, key })) as unknown as StoredColumn
    if (column.status === 'failed' || column.status === 'stuck') throw new Error(`The server could not make the column ${place.tableId}.${key}: ${column.error ?? column.status}`)
    return column.status === 'available'
  })
}

function addIndex({ tables, place, steps }: Stages, wanted: IndexConfig, stored: StoredIndex | null): void {
  const name = `${place.tableId}.${wanted.key}`
  const make = async () => {
    await tables.createIndex({ ...place, key: wanted.key, type: wanted.type as never, columns: wanted.columns, orders: (wanted.orders ?? []).map((order) => order.toLowerCase()) as never })
    await indexReady(tables, place, wanted.key)
  }
  if (stored === null) return void steps.push({ words: `add the index ${name}`, run: make })
  if (stored.status === 'processing') return void steps.push({ words: `wait for the index ${name}`, run: () => indexReady(tables, place, wanted.key) })
  const isSame = stored.status === 'available' && stored.type === wanted.type && stored.columns.join() === wanted.columns.join()
  if (isSame) return
  // An index holds no data of its own: making it anew loses nothing.
  steps.push({
    words: `make the index ${name} anew`,
    run: async () => {
      await tables.deleteIndex({ ...place, key: wanted.key })
      await waitFor(`The removal of ${name}`, async () => !(await tables.listIndexes({ ...place, queries: [Query.limit(100)] })).indexes.some(({ key }) => key === wanted.key))
      await make()
    },
  })
}

async function indexReady(tables: TablesDB, place: Place, key: string): Promise<void> {
  await waitFor(`The index ${place.tableId}.${key}`, async () => {
    const index = await tables.getIndex({ ...place, key })
    if (index.status === 'failed' || index.status === 'stuck') throw new Error(`The server could not make the index ${place.tableId}.${key}: ${index.error || index.status}`)
    return index.status === 'available'
  })
}
