import type { Migration } from '../../storage/migrations'

/** What the database service keeps about databases and tables; the rows live in tables of their own (see schema/physical-table.ts). */
export const databasesSchema: Migration[] = [
  {
    id: 'databases-1',
    sql: `
      CREATE TABLE databases (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        name TEXT NOT NULL, enabled INTEGER NOT NULL DEFAULT 1, type TEXT NOT NULL DEFAULT 'tablesdb',
        search TEXT NOT NULL DEFAULT ''
      );
      CREATE TABLE tables (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL COLLATE NOCASE,
        database_seq INTEGER NOT NULL,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        name TEXT NOT NULL, enabled INTEGER NOT NULL DEFAULT 1,
        row_security INTEGER NOT NULL DEFAULT 0, permissions TEXT NOT NULL DEFAULT '[]',
        search TEXT NOT NULL DEFAULT '',
        UNIQUE (database_seq, id)
      );
      CREATE TABLE columns (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        table_seq INTEGER NOT NULL,
        id TEXT NOT NULL COLLATE NOCASE, key TEXT NOT NULL COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        type TEXT NOT NULL, format TEXT NOT NULL DEFAULT '', size INTEGER NOT NULL DEFAULT 0,
        required INTEGER NOT NULL DEFAULT 0, "array" INTEGER NOT NULL DEFAULT 0,
        fallback TEXT, options TEXT NOT NULL DEFAULT '{}',
        status TEXT NOT NULL DEFAULT 'available', error TEXT NOT NULL DEFAULT '',
        UNIQUE (table_seq, key)
      );
      CREATE TABLE indexes (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        table_seq INTEGER NOT NULL,
        id TEXT NOT NULL COLLATE NOCASE, key TEXT NOT NULL COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        type TEXT NOT NULL, columns TEXT NOT NULL, lengths TEXT NOT NULL DEFAULT '[]', orders TEXT NOT NULL DEFAULT '[]',
        status TEXT NOT NULL DEFAULT 'available', error TEXT NOT NULL DEFAULT '',
        UNIQUE (table_seq, key)
      );
      CREATE TABLE transactions (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        status TEXT NOT NULL, operations INTEGER NOT NULL DEFAULT 0, expires_at TEXT NOT NULL,
        owner TEXT NOT NULL DEFAULT ''
      );
      CREATE TABLE staged_operations (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        transaction_seq INTEGER NOT NULL,
        table_seq INTEGER NOT NULL,
        row_id TEXT, action TEXT NOT NULL, data TEXT NOT NULL,
        version INTEGER NOT NULL, created_at TEXT NOT NULL
      );
      CREATE INDEX staged_operations_transaction ON staged_operations (transaction_seq, seq);
    `,
  },
]
