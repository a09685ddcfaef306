import { AppwriteError, missing } from '../../../http/appwrite-error'
import { grants } from '../../../permissions/permission-core'
import { changeRow, insertRow, readRow } from '../rows/write-row'
import { permissionsWithin, type RowWork } from '../rows/row-work'
import { changedLinks } from './change-links'
import type { Chain, NestedWriter } from './link-chain'
import { newLinks } from './new-links'

const nested: NestedWriter = {
  create(chain, table, { data, permissions }) {
    const { work } = chain
    if (!grants(table.permissions, 'create', work.auth.subject)) throw new AppwriteError('user_unauthorized')
    const given = permissionsWithin(data) ?? permissions
    const id = String(data.$id)
    const inserted = named(chain.rowId, () => insertRow(work, table, { id, data, permissions: given, links: newLinks(chain, table, { id, permissions: given }) }))
    return readRow(work, table, id) ?? inserted
  },
  change(chain, table, { old, data, permissions }) {
    const { work } = chain
    const { row } = changeRow(work, table, { old, change: { data, permissions, links: changedLinks(chain, table, { old, data, permissions }) } })
    return readRow(work, table, String(row._id)) ?? row
  },
}

/** The beginning of a chain: a row that a request writes itself. */
export function linkChain(work: RowWork, rowId: string): Chain {
  return { work, rowId, path: [], nested }
}

/** A clash of ids names the row of the request, whichever row it is. */
function named<T>(rowId: string, insert: () => T): T {
  try {
    return insert()
  } catch (error) {
    throw error instanceof AppwriteError && error.type === 'row_already_exists' ? missing('row_already_exists', rowId) : error
  }
}
