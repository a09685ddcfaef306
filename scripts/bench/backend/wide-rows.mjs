import { readFileSync } from 'node:fs'
import { inRoot } from '../../start/folders.mjs'

const ROWS = 2000
const PATIENTS = 60

const value = {
  string: ({ key, size }, n) => `${key} ${n}`.slice(0, size),
  integer: (_, n) => n,
  double: (_, n) => n / 7,
  boolean: (_, n) => n % 2 === 0,
  datetime: (_, n) => new Date(1_700_000_000_000 + n * 60_000).toISOString(),
}

function valueOf(column, n) {
  if (column.key === 'patientId') return `patient${n % PATIENTS}`
  if (column.elements) return column.elements[n % column.elements.length]
  const made = (value[column.type] ?? value.string)(column, n)
  return column.array ? [made] : made
}

/** The clinic's laboratory results as its schema has them: some forty columns, a few of them sealed. */
export async function wideRows(db) {
  const { columns, indexes } = JSON.parse(readFileSync(inRoot('appwrite.json'), 'utf8')).tables.find((table) => table.$id === 'lab_results')
  const table = { databaseId: 'bench', tableId: 'results' }
  const plain = columns.map((column) => Object.fromEntries(Object.entries(column).filter(([, setting]) => setting !== null)))
  await db.createTable({ ...table, name: 'results', rowSecurity: true, columns: plain, indexes: indexes.map(({ key, type, columns: attributes }) => ({ key, type, attributes })) })
  for (let from = 0; from < ROWS; from += 100) {
    const rows = Array.from({ length: 100 }, (_, i) => ({ $id: `result${from + i}`, $permissions: ['read("team:team7/nurse")', `read("user:w${i % 16}")`, 'read("users")'], ...Object.fromEntries(columns.map((column) => [column.key, valueOf(column, from + i)])) }))
    await db.createRows({ ...table, rows })
  }
}
