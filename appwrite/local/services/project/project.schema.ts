import type { Migration } from '../../storage/migrations'

export const projectSchema: Migration[] = [
  {
    id: 'project-1',
    sql: `
      CREATE TABLE keys (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        name TEXT NOT NULL, scopes TEXT NOT NULL DEFAULT '[]', expire TEXT,
        secret_hash TEXT NOT NULL UNIQUE, secret_sealed TEXT NOT NULL,
        accessed_at TEXT, sdks TEXT NOT NULL DEFAULT '[]'
      );
      CREATE TABLE platforms (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        name TEXT NOT NULL, type TEXT NOT NULL, hostname TEXT NOT NULL DEFAULT '', key TEXT NOT NULL DEFAULT ''
      );
    `,
  },
  {
    id: 'project-2',
    sql: `
      CREATE TABLE webhooks (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        name TEXT NOT NULL, url TEXT NOT NULL, events TEXT NOT NULL DEFAULT '[]', enabled INTEGER NOT NULL DEFAULT 1,
        tls INTEGER NOT NULL DEFAULT 0, auth_username TEXT NOT NULL DEFAULT '', auth_password_sealed TEXT NOT NULL DEFAULT '',
        secret_sealed TEXT NOT NULL, logs TEXT NOT NULL DEFAULT '', attempts INTEGER NOT NULL DEFAULT 0
      );
    `,
  },
]
