import type { Cipher } from '../storage/cipher'
import type { Sqlite, SqlRow, SqlValue } from '../storage/sqlite'
import { DamagedError } from '../storage/storage-trouble'
import { inTransaction } from '../storage/in-transaction'

const ROWS_AT_ONCE = 200
/** Sealed text anywhere in a value: alone, or inside JSON. At least a nonce and a tag long. */
const SEALED = /v1:[A-Za-z0-9+/]{38,}={0,2}|v2:[0-9a-f]{8}:[A-Za-z0-9+/]{38,}={0,2}/g

type Table = { name: string; columns: string[]; keys: string[] }

/**
 * Seals every sealed text of a database anew that is not under the current key, in whatever column it stands: that it opens at all
 * proves that it is one (text that only looks like it is left alone), so no list of columns can be forgotten to be kept.
 */
export function resealTables(db: Sqlite, cipher: Cipher, onRows: (rows: number) => void): { unreadable: number } {
  const state = { unreadable: 0 }
  for (const table of tablesOf(db)) resealTable(db, table, { cipher, onRows, state })
  return state
}

function tablesOf(db: Sqlite): Table[] {
  const tables = db.all<{ name: string; wr: number }>("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
  return tables.map(({ name, wr }) => {
    const columns = db.all<{ name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?)', name)
    const keys = wr === 1 ? columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk).map((column) => column.name) : ['rowid']
    return { name, columns: columns.map((column) => column.name).filter((column) => !keys.includes(column)), keys }
  })
}

type Work = { cipher: Cipher; onRows: (rows: number) => void; state: { unreadable: number } }

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

function resealTable(db: Sqlite, { name, columns, keys }: Table, { cipher, onRows, state }: Work): void {
  if (columns.length === 0) return
  const current = `v2:${cipher.keyId}:`
  const looksSealed = columns.map((column) => `(typeof(${quoted(column)}) = 'text' AND (instr(${quoted(column)}, 'v1:') > 0 OR instr(replace(${quoted(column)}, '${current}', ''), 'v2:') > 0))`).join(' OR ')
  const order = keys.map(quoted).join(', ')
  const after = `(${order}) > (${keys.map(() => '?').join(', ')})`
  const list = [...keys.map((key, index) => `${quoted(key)} AS k${index}`), ...columns.map((column, index) => `${quoted(column)} AS c${index}`)].join(', ')
  let last: SqlValue[] | null = null
  for (;;) {
    const rows: SqlRow[] = db.all(`SELECT ${list} FROM ${quoted(name)} WHERE (${looksSealed})${last === null ? '' : ` AND ${after}`} ORDER BY ${order} LIMIT ${ROWS_AT_ONCE}`, ...(last ?? []))
    if (rows.length === 0) return
    const changed = inTransaction(db, () => rows.filter((row) => resealRow(db, { name, columns, keys }, { row, cipher, state })).length)
    if (changed > 0) onRows(changed)
    last = keys.map((_, index) => rows.at(-1)?.[`k${index}`] ?? null)
  }
}

function resealRow(db: Sqlite, { name, columns, keys }: Table, { row, cipher, state }: { row: SqlRow; cipher: Cipher; state: Work['state'] }): boolean {
  const sets: string[] = []
  const values: SqlValue[] = []
  for (const [index, column] of columns.entries()) {
    const before = row[`c${index}`]
    if (typeof before !== 'string') continue
    const after = resealText(before, cipher, state)
    if (after === before) continue
    sets.push(`${quoted(column)} = ?`)
    values.push(after)
  }
  if (sets.length === 0) return false
  db.run(`UPDATE ${quoted(name)} SET ${sets.join(', ')} WHERE ${keys.map((key) => `${quoted(key)} IS ?`).join(' AND ')}`, ...values, ...keys.map((_, index) => row[`k${index}`] ?? null))
  return true
}

/** A sealed value may hold sealed values itself (queued work does): they are sealed anew with it. */
function resealText(text: string, cipher: Cipher, state: Work['state']): string {
  return text.replace(SEALED, (sealed) => {
    if (sealed.startsWith(`v2:${cipher.keyId}:`)) return sealed
    try {
      return cipher.seal(resealText(cipher.open(sealed), cipher, state))
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error
      state.unreadable++
      return sealed
    }
  })
}
