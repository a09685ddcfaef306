import { AppwriteError } from '../../../http/appwrite-error'
import type { RowData } from '../rows/row-values'
import type { StoredRow } from '../rows/row-codec'
import type { Links } from '../rows/write-row'
import { isStored, type ColumnDef } from '../schema/column-def'
import type { TableDef } from '../schema/table-def'
import { idOf, invalidRelation, isRow } from './link-values'
import { setLink, visibleRow } from './link-store'
import { isTooDeep, type Chain } from './link-chain'
import { linkedIds, relatedOf, type Related } from './related-tables'

const WRONG = 'Invalid relationship value. Must be either a document, document ID, or an array of documents or document IDs.'

/** The row that gets links. */
export type Owner = { id: string; permissions: readonly string[] }

/** Writes the links and nested rows of a row about to be made; the function answers its values with the ids it keeps itself. */
export function newLinks(chain: Chain, table: TableDef, owner: Owner): ((values: RowData) => RowData) | undefined {
  if (table.relations.length === 0) return undefined
  return (values) => {
    const plain: RowData = { ...values }
    for (const column of table.relations) {
      const related = relatedOf(chain.work.schema, table, column)
      if (related === null || isTooDeep(chain, related.other)) plain[column.key] = null
      else plain[column.key] = addLinks({ ...chain, path: [...chain.path, table.id] }, related, { value: plain[column.key], owner })
    }
    return plain
  }
}

/** An upsert of a row that is there writes the links it names as those of a new row: it adds to lists and takes nothing out of them. */
export function upsertedLinks(chain: Chain, table: TableDef, { old, data, permissions }: { old: StoredRow; data: RowData; permissions: readonly string[] | null }): Links | undefined {
  const said = table.relations.filter(({ key }) => key in data)
  const unsaid = table.relations.filter(({ key, options }) => !(key in data) && options.relation?.relationType === 'manyToMany')
  if (said.length + unsaid.length === 0) return undefined
  const owner: Owner = { id: String(old._id), permissions: permissions ?? chain.work.project.permissionSets.listOf(Number(old._ps)) }
  return {
    differ: (already) => already || said.some((column) => !(data[column.key] === null && (old[column.sql] ?? null) === null)),
    write: () => {
      // Links between lists that are not spoken of are written once more: so the real server has it.
      for (const column of unsaid) repeatLinks(chain, table, { column, old })
      for (const column of said) refuseSecond(chain, table, { column, value: data[column.key], old })
      const linked = newLinks(chain, { ...table, relations: said }, owner)?.(data) ?? {}
      return Object.fromEntries(said.filter(isStored).map(({ key }) => [key, linked[key]]))
    },
  }
}

/** Of two single ends that know each other one may not go to a second partner: the first still names it. */
function refuseSecond({ work }: Chain, table: TableDef, { column, value, old }: { column: ColumnDef; value: unknown; old: StoredRow }): void {
  const { relation } = column.options
  const before = old[column.sql] ?? null
  const id = idOf(value)
  if (relation?.relationType !== 'oneToOne' || !relation.twoWay || id === null || before === null || id === before) return
  const related = relatedOf(work.schema, table, column)
  if (related !== null && (isRow(value) || visibleRow(work, related.other, id) !== undefined)) throw new AppwriteError('row_unique_constraint_violation')
}

function repeatLinks({ work }: Chain, table: TableDef, { column, old }: { column: ColumnDef; old: StoredRow }): void {
  const related = relatedOf(work.schema, table, column)
  if (related === null) return
  for (const id of linkedIds(work, table, { row: old, related })) {
    const row = visibleRow(work, related.other, id)
    if (row !== undefined) setLink(work, related, { ownerId: String(old._id), row })
  }
}

function addLinks(chain: Chain, related: Related, { value, owner }: { value: unknown; owner: Owner }): string | null {
  const { many } = related.link
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) {
    if (!many) throw invalidRelation('Invalid relationship value. Must be either a document ID or a document, array given.')
    for (const item of value) addLink(chain, related, { value: item, owner })
    return null
  }
  if (many && typeof value === 'string') throw invalidRelation('Invalid relationship value. Must be either an array of documents or document IDs, document ID given.')
  if (many && isRow(value)) throw invalidRelation('Invalid relationship value. Must be either an array of documents or document IDs, document given.')
  return addLink(chain, related, { value, owner })
}

/** The id a link names stays, even when no such row is there. */
function addLink(chain: Chain, related: Related, { value, owner }: { value: unknown; owner: Owner }): string {
  if (isRow(value)) return String(addNested(chain, related, { data: value, owner })._id)
  if (typeof value !== 'string') throw invalidRelation(WRONG)
  const row = visibleRow(chain.work, related.other, value)
  if (row !== undefined) setLink(chain.work, related, { ownerId: owner.id, row })
  return value
}

/** Makes or changes a nested row and links it. Of a row that is there the permissions stay. */
export function addNested(chain: Chain, related: Related, { data, owner }: { data: RowData; owner: Owner }): StoredRow {
  const old = visibleRow(chain.work, related.other, String(data.$id))
  const row = old === undefined ? chain.nested.create(chain, related.other, { data, permissions: owner.permissions }) : chain.nested.change(chain, related.other, { old, data, permissions: null })
  setLink(chain.work, related, { ownerId: owner.id, row, fresh: old === undefined })
  return row
}
