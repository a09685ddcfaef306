import type { Migration } from '../../storage/migrations'

/** Times are ISO text as clients see them; booleans 0 or 1; lists and maps JSON text. */
export const usersSchema: Migration[] = [
  {
    id: 'users-1',
    sql: `
      CREATE TABLE users (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        name TEXT NOT NULL DEFAULT '',
        email TEXT UNIQUE COLLATE NOCASE, phone TEXT UNIQUE,
        email_verification INTEGER NOT NULL DEFAULT 0, phone_verification INTEGER NOT NULL DEFAULT 0,
        status INTEGER NOT NULL DEFAULT 1,
        password TEXT, hash TEXT NOT NULL DEFAULT 'argon2', hash_options TEXT NOT NULL DEFAULT '{}',
        password_update TEXT, password_history TEXT NOT NULL DEFAULT '[]',
        registration TEXT NOT NULL, accessed_at TEXT,
        labels TEXT NOT NULL DEFAULT '[]', prefs TEXT NOT NULL DEFAULT '{}',
        mfa INTEGER NOT NULL DEFAULT 0, mfa_recovery_codes TEXT NOT NULL DEFAULT '[]',
        reset INTEGER NOT NULL DEFAULT 0,
        search TEXT NOT NULL DEFAULT ''
      );
      CREATE TABLE sessions (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        user_id TEXT NOT NULL COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        secret_hash TEXT NOT NULL UNIQUE,
        expire TEXT NOT NULL,
        provider TEXT NOT NULL DEFAULT 'email', provider_uid TEXT NOT NULL DEFAULT '',
        provider_access_token TEXT NOT NULL DEFAULT '', provider_access_token_expiry TEXT NOT NULL DEFAULT '', provider_refresh_token TEXT NOT NULL DEFAULT '',
        ip TEXT NOT NULL DEFAULT '', user_agent TEXT NOT NULL DEFAULT '',
        client TEXT NOT NULL DEFAULT '{}',
        country_code TEXT NOT NULL DEFAULT '--',
        factors TEXT NOT NULL DEFAULT '[]', mfa_updated_at TEXT
      );
      CREATE INDEX sessions_user ON sessions (user_id, seq);
      CREATE TABLE authenticators (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE, user_id TEXT NOT NULL COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        type TEXT NOT NULL, verified INTEGER NOT NULL DEFAULT 0, secret_sealed TEXT NOT NULL
      );
      CREATE UNIQUE INDEX authenticators_user ON authenticators (user_id, type);
    `,
  },
]
