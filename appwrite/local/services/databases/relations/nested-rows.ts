import { changeRow, insertRow, readRow } from '../rows/write-row'
import { requireCreate, type RowWork } from '../rows/row-work'
import { changedLinks } from './change-links'
import type { Chain, NestedWriter } from './link-chain'
import { newLinks } from './new-links'

const nested: NestedWriter = {
  create(chain, table, { data, permissions }) {
    const { work } = chain
    requireCreate(work.auth, table)
    const given = Array.isArray(data.$permissions) ? (data.$permissions as string[]) : permissions
    const id = String(data.$id)
    const inserted = insertRow(work, table, { id, data, permissions: given, links: newLinks(chain, table, { id, permissions: given }) })
    return readRow(work, table, id) ?? inserted
  },
  change(chain, table, { old, data, permissions }) {
    const { work } = chain
    const { row } = changeRow(work, table, { old, change: { data, permissions, links: changedLinks(chain, table, { old, data, permissions }) } })
    return readRow(work, table, String(row._id)) ?? row
  },
}

/** The beginning of a chain: a row that a request writes itself. */
export function linkChain(work: RowWork): Chain {
  return { work, path: [], nested }
}
