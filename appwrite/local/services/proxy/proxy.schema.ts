import type { Migration } from '../../storage/migrations'

/** Domains that point to functions. Nothing listens on them here; tools that deploy ask for them. */
export const proxySchema: Migration[] = [
  {
    id: 'proxy-1',
    sql: `
      CREATE TABLE rules (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        domain TEXT NOT NULL UNIQUE COLLATE NOCASE,
        type TEXT NOT NULL DEFAULT 'deployment', trigger_kind TEXT NOT NULL DEFAULT 'manual',
        deployment_id TEXT NOT NULL DEFAULT '', resource_type TEXT NOT NULL DEFAULT '', resource_id TEXT NOT NULL DEFAULT '', branch TEXT NOT NULL DEFAULT '',
        status TEXT NOT NULL DEFAULT 'unverified',
        search TEXT NOT NULL DEFAULT ''
      );
    `,
  },
]
