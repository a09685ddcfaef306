import { AppwriteError, missing } from '../../../http/appwrite-error'
import type { Context } from '../../../http/context'
import { toJson } from '../../../http/json-body'
import { route, type Route } from '../../../http/route'
import { nullable, optional, required } from '../../../http/validator'
import { key, oneOf, strictBoolean, uid } from '../../../http/validators'
import { isLegacy } from '../flavor'
import { tableNames } from '../rows/row-params'
import { linkOf, type OnDelete, type Relation, type RelationType } from './column-def'
import { columnModel } from './column-model'
import { refuseTakenKey, SCHEMA_WRITE } from './column.routes'
import { schemaColumn, schemaDatabase, schemaTable } from './find-schema'
import { addPhysicalColumn } from './physical-table'
import { refuseFullTable } from './row-limits'
import { SchemaCache } from './schema-cache'
import { insertColumn } from './schema-writes'
import type { TableDef } from './table-def'

const BASE = '/tablesdb/:databaseId/tables/:tableId/columns'
const TYPES: readonly RelationType[] = ['oneToOne', 'manyToOne', 'manyToMany', 'oneToMany']
const ON_DELETE: readonly OnDelete[] = ['cascade', 'restrict', 'setNull']
/** A relationship as the width of a row counts it. */
const LINK = { type: 'relationship', array: false } as const

type Asked = {
  databaseId: string; tableId: string; relatedTableId: string; type: RelationType; twoWay: boolean
  key: string | null; twoWayKey: string | null; onDelete: OnDelete
}

async function createRelationship(context: Context, asked: Asked): Promise<unknown> {
  const created = await context.write((tx) => {
    const database = schemaDatabase(context, asked.databaseId)
    const table = schemaTable(context, asked)
    const other = SchemaCache.of(context.project).findTable(database, asked.relatedTableId)
    if (other === null) throw missing('table_not_found', asked.relatedTableId)
    const name = asked.key ?? asked.relatedTableId
    const twoWayKey = asked.twoWayKey ?? asked.tableId
    refuseRelationClash(table, { asked, other, twoWayKey })
    refuseFullTable([...table.columns, LINK], table.id)
    refuseTakenKey(table, name)
    if (asked.twoWay) {
      refuseFullTable([...other.columns, LINK], other.id)
      refuseTakenKey(other, twoWayKey)
    }
    SchemaCache.of(context.project).changed(tx)
    const shared = { relationType: asked.type, twoWay: asked.twoWay, onDelete: asked.onDelete }
    const relation: Relation = { ...shared, relatedTable: other.id, twoWayKey, side: 'parent', link: 0 }
    const base = { type: 'relationship' as const, required: false, array: false, fallback: null }
    const column = insertColumn(context, { database, table }, { ...base, key: name, options: { relation } })
    relation.link = column.seq
    context.db.run('UPDATE columns SET options = ? WHERE seq = ?', toJson({ relation }), column.seq)
    if (asked.twoWay) {
      const mirrored: Relation = { ...shared, relatedTable: table.id, twoWayKey: name, side: 'child', link: column.seq }
      insertColumn(context, { database, table: other }, { ...base, key: twoWayKey, options: { relation: mirrored } })
    }
    addLink(context, { table, other, relation })
    if (other.id === table.id && !/Many$/.test(asked.type)) failOnItself(context, column.seq, { name, mirrored: twoWayKey })
    return { ...column, options: { relation }, sql: `r${column.seq}` }
  })
  return columnModel({ ...created, status: 'processing' }, isLegacy(context))
}

/** A single link from a table to itself fails: the real server forgets the column while it makes its index, and says so in the column. */
function failOnItself({ db }: Context, seq: number, { name, mirrored }: { name: string; mirrored: string }): void {
  db.run("UPDATE columns SET status = 'failed', error = ? WHERE seq = ?", `Failed to create relationship indexes: Invalid index attribute "${name}" not found`, seq)
  db.run("UPDATE columns SET status = 'processing' WHERE table_seq = (SELECT table_seq FROM columns WHERE seq = ?) AND key = ? AND type = 'relationship' AND seq <> ?", seq, mirrored, seq)
}

function refuseRelationClash(table: TableDef, { asked, other, twoWayKey }: { asked: Asked; other: TableDef; twoWayKey: string }): void {
  const name = asked.key ?? asked.relatedTableId
  for (const { key: taken, options } of table.columns) {
    const { relation } = options
    if (relation === undefined) continue
    if (taken.toLowerCase() === name.toLowerCase()) throw missing('column_already_exists', name)
    if (relation.relatedTable !== other.id) continue
    if (relation.twoWayKey.toLowerCase() === twoWayKey.toLowerCase()) throw missing('column_already_exists', asked.twoWayKey ?? name)
    if (asked.type === 'manyToMany' && relation.relationType === 'manyToMany') {
      throw new AppwriteError('column_already_exists', 'Creating more than one "manyToMany" relationship on the same table is currently not permitted.')
    }
  }
}

/** Makes the column or table that keeps the links. */
function addLink({ db }: Context, { table, other, relation }: { table: TableDef; other: TableDef; relation: Relation }): void {
  const link = linkOf(relation)
  if (link.kind === 'junction') {
    db.script(`CREATE TABLE ${link.table} (parent TEXT NOT NULL COLLATE NOCASE, child TEXT NOT NULL COLLATE NOCASE); CREATE INDEX ${link.table}_parent ON ${link.table} (parent, child); CREATE INDEX ${link.table}_child ON ${link.table} (child)`)
    return
  }
  const holder = link.kind === 'own' ? table : other
  addPhysicalColumn(db, holder.seq, { sql: link.sql, type: 'relationship', array: false, options: {} })
  if (relation.relationType === 'oneToOne') db.script(`CREATE UNIQUE INDEX u${relation.link} ON t${holder.seq} (${link.sql})`)
}

async function updateRelationship(context: Context, asked: { databaseId: string; tableId: string; key: string; onDelete: OnDelete | null; newKey: string | null }): Promise<unknown> {
  const changed = await context.write((tx) => {
    const table = schemaTable(context, asked)
    const column = schemaColumn(table, asked.key)
    const { relation } = column.options
    if (relation === undefined) throw missing('column_type_invalid', asked.key)
    const name = asked.newKey ?? column.key
    if (name !== column.key) refuseTakenKey(table, name)
    SchemaCache.of(context.project).changed(tx)
    const next: Relation = { ...relation, onDelete: asked.onDelete ?? 'restrict' }
    context.db.run('UPDATE columns SET key = ?, id = ?, options = ?, updated_at = ? WHERE seq = ?', name, `${table.database.seq}_${table.seq}_${name}`, toJson({ relation: next }), context.isoNow, column.seq)
    const other = SchemaCache.of(context.project).findTable(table.database, relation.relatedTable)
    if (relation.twoWay && other !== null) {
      const mirror = other.columns.find((candidate) => candidate.key === relation.twoWayKey)?.options.relation
      if (mirror !== undefined) context.db.run('UPDATE columns SET options = ? WHERE table_seq = ? AND key = ?', toJson({ relation: { ...mirror, onDelete: next.onDelete, twoWayKey: name } }), other.seq, relation.twoWayKey)
    }
    SchemaCache.of(context.project).changed(tx)
    return { ...column, key: name, options: { relation: next }, updatedAt: context.isoNow }
  })
  return columnModel(changed, isLegacy(context))
}

export const relationshipRoutes: Route[] = [
  route({
    method: 'POST', path: `${BASE}/relationship`, scope: SCHEMA_WRITE, service: 'tablesdb', status: 202,
    params: {
      ...tableNames, relatedTableId: required(uid), type: required(oneOf(TYPES)), twoWay: optional(strictBoolean, false),
      key: optional(nullable(key), null), twoWayKey: optional(nullable(key), null), onDelete: optional(oneOf(ON_DELETE), 'restrict' as const),
    },
    handler: (context, asked) => createRelationship(context, asked),
  }),
  route({
    method: 'PATCH', path: `${BASE}/:key/relationship`, scope: SCHEMA_WRITE, service: 'tablesdb',
    params: { ...tableNames, key: required(key), onDelete: optional(nullable(oneOf(ON_DELETE)), null), newKey: optional(nullable(key), null) },
    handler: (context, asked) => updateRelationship(context, asked),
  }),
]
