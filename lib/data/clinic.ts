import { rowPermissions } from '../access/row-readers'
import type { Appwrite } from './appwrite-clients'
import { toColumns } from './codec'
import { asRefusal } from './failures'
import { openReaders, type Readers } from './reader'
import { type AuditLine, auditEntry, runTransaction, type Transaction, type Writing } from './transaction'

/** What operations write with: reads past row permissions, and the only transaction there is. */
export type Clinic = Readers & {
  transaction<Value>(work: (tx: Transaction) => Value | Promise<Value>): Promise<Value>
  /** Writes one audit line alone: for reads, which change nothing else. */
  recordRead(line: AuditLine): Promise<void>
}

/** Opens the clinic's own hands for one writer. */
export function openClinic(appwrite: Appwrite, databaseId: string, writing: Writing): Clinic {
  const { tables } = appwrite
  return {
    ...openReaders(tables, databaseId),
    transaction: (work) => runTransaction({ tables, databaseId }, writing, work),
    recordRead: async (line) => {
      const entry = { ...auditEntry(line, writing), version: 1, createdAt: '', updatedAt: '' }
      const { id, ...data } = { id: entry.id, ...toColumns('auditEntries', entry) }
      try {
        await tables.createRow({ databaseId, tableId: 'audit_entries', rowId: id, data, permissions: rowPermissions('auditEntries', entry, null) })
      } catch (error) {
        throw asRefusal(error)
      }
    },
  }
}
