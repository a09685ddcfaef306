import type { RowData } from '../rows/row-values'
import type { StoredRow } from '../rows/row-codec'
import { AppwriteError } from '../../../http/appwrite-error'
import { permissionsWithin } from '../rows/row-work'
import type { Links } from '../rows/write-row'
import type { ColumnDef } from '../schema/column-def'
import type { TableDef } from '../schema/table-def'
import { idOf, invalidRelation, isRow, typeName } from './link-values'
import { dropLink, setLink, visibleRow } from './link-store'
import { addNested, type Owner } from './new-links'
import { isTooDeep, type Chain } from './link-chain'
import { linkedIds, relatedOf, type Related } from './related-tables'

type Change = { old: StoredRow; data: RowData; permissions: readonly string[] | null }
type Said = { column: ColumnDef; related: Related; value: unknown; before: readonly string[] }

/** What a change of a row says about its links: whether any is changed by it, and how to write them. */
export function changedLinks(chain: Chain, table: TableDef, { old, data, permissions }: Change): Links | undefined {
  const said = table.relations.flatMap((column): Said[] => {
    const related = column.key in data ? relatedOf(chain.work.schema, table, column) : null
    return related === null ? [] : [{ column, related, value: data[column.key], before: linkedIds(chain.work, table, { row: old, related }) }]
  })
  if (said.length === 0) return undefined
  const owner: Owner = { id: String(old._id), permissions: permissions ?? chain.work.project.permissionSets.listOf(Number(old._ps)) }
  return {
    // Deep in a chain links are not compared, nor is any after the first difference: a wrong one is then refused in other words.
    differ: (already) => (chain.path.length >= 2 ? already : said.reduce((changed, one) => changed || differs(one), already)),
    write: () => {
      const kept: RowData = {}
      for (const one of said) {
        const id = rewrite({ ...chain, path: [...chain.path, table.id] }, one, { owner, tooDeep: isTooDeep(chain, one.related.other) })
        if (id !== undefined) kept[one.column.key] = id
      }
      return kept
    },
  }
}

function differs({ related: { link }, value, before }: Said): boolean {
  if (!link.many) return value === null ? before.length > 0 : idOf(value) !== (before[0] ?? null)
  if (!Array.isArray(value)) throw notAList(value)
  return value.length !== before.length || value.some((item, i) => idOf(item) !== before[i])
}

function notAList(value: unknown): AppwriteError {
  return invalidRelation(`Invalid relationship value. Must be either an array of documents or document IDs, ${isRow(value) ? 'object' : typeName(value)} given.`)
}

/** Writes one link or list. Answers the id the row itself keeps, or undefined where it keeps none or keeps what it has. */
function rewrite(chain: Chain, one: Said, { owner, tooDeep }: { owner: Owner; tooDeep: boolean }): string | null | undefined {
  const { related, value, before } = one
  if (isSame(value, before) || tooDeep) return undefined
  if (related.link.many) {
    rewriteList(chain, one, owner)
    return undefined
  }
  if (Array.isArray(value)) throw refusedArray(related)
  const [old] = before
  if (old !== undefined && old !== idOf(value) && (isRow(value) || value === null)) dropLink(chain.work, related, { ownerId: owner.id, id: old })
  const id = isRow(value) ? nestedId(chain, one, { data: value, owner }) : presentId(chain, one, owner)
  return related.link.kind === 'own' ? id : undefined
}

/** Nothing, said of nothing. */
function isSame(value: unknown, before: readonly string[]): boolean {
  return before.length === 0 && (value === null || value === '' || value === false || value === 0 || (Array.isArray(value) && value.length === 0))
}

function refusedArray({ relation }: Related): AppwriteError {
  if (relation.relationType !== 'oneToOne') return invalidRelation('Invalid relationship value. Must be either a document ID or a document, array given.')
  return invalidRelation(relation.twoWay ? 'Invalid relationship value. Must be either a document, document ID or null.' : 'Invalid relationship value. Must be either a document, document ID or null. Array given.')
}

/** What is neither row nor id nor nothing. */
function refuseOther(related: Related): void {
  const { relationType, twoWay } = related.relation
  if (relationType !== 'oneToOne') throw invalidRelation('Invalid relationship value. Must be either a document ID or a document.')
  if (twoWay) throw refusedArray(related)
}

/** A single link to a row that is not there becomes none. */
function presentId({ work }: Chain, { related, value, before }: Said, owner: Owner): string | null {
  const pairs = related.relation.relationType === 'oneToOne' && related.relation.twoWay
  if (value !== null && typeof value !== 'string') refuseOther(related)
  const row = typeof value === 'string' ? visibleRow(work, related.other, value) : undefined
  if (row === undefined) return null
  // The partner left behind still names this row, which two may not do: the real server refuses to go from one to another.
  if (pairs && before[0] !== undefined && before[0] !== value) throw new AppwriteError('row_unique_constraint_violation')
  if (pairs) setLink(work, related, { ownerId: owner.id, row })
  return String(row._id)
}

function nestedId(chain: Chain, { related }: Said, { data, owner }: { data: RowData; owner: Owner }): string {
  const { relationType, twoWay } = related.relation
  if (relationType === 'oneToOne' && !twoWay) return String(addNested(chain, related, { data, owner })._id)
  // Between two single ends the related table counts as a level of its own.
  const inner = relationType === 'oneToOne' ? { ...chain, path: [...chain.path, related.other.id] } : chain
  return String(putNested(inner, related, { data, owner })._id)
}

/** Makes or changes a nested row and links it; unlike in a new row, its permissions are heeded. */
function putNested(chain: Chain, related: Related, { data, owner }: { data: RowData; owner: Owner }): StoredRow {
  const old = visibleRow(chain.work, related.other, String(data.$id))
  const permissions = permissionsWithin(data)
  // One that only some relations name is not changed unless a value of it is given.
  const named = related.relation.relationType !== 'oneToOne' && related.link.kind !== 'foreign' && Object.keys(data).every((key) => key.startsWith('$'))
  if (old !== undefined && named) return old
  const row = old === undefined ? chain.nested.create(chain, related.other, { data, permissions: owner.permissions }) : chain.nested.change(chain, related.other, { old, data, permissions })
  if (related.link.kind === 'foreign') setLink(chain.work, related, { ownerId: owner.id, row, fresh: old === undefined })
  return row
}

function rewriteList(chain: Chain, { related, value, before }: Said, owner: Owner): void {
  const { work } = chain
  if (!Array.isArray(value)) throw related.link.kind === 'junction' ? invalidRelation('Invalid relationship value. Must be an array of documents or document IDs.') : notAList(value)
  const wanted = value.map((item: unknown) => {
    const id = idOf(item)
    if (id === null) throw invalidRelation('Invalid relationship value. Must be either a document or document ID.')
    return id
  })
  for (const id of before) if (!wanted.includes(id)) dropLink(work, related, { ownerId: owner.id, id })
  for (const item of value as unknown[]) {
    const row = isRow(item) ? putNested(chain, related, { data: item, owner }) : visibleRow(work, related.other, String(item))
    const isLinked = isRow(item) && related.link.kind === 'foreign'
    if (row !== undefined && !isLinked && !before.includes(String(row._id))) setLink(work, related, { ownerId: owner.id, row })
  }
}
