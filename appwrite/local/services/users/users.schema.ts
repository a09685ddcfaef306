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
  {
    id: 'users-2',
    sql: `
      ALTER TABLE users ADD COLUMN impersonator INTEGER NOT NULL DEFAULT 0;
      CREATE TABLE targets (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        user_id TEXT NOT NULL COLLATE NOCASE, session_id TEXT,
        name TEXT NOT NULL DEFAULT '', provider_id TEXT, provider_type TEXT NOT NULL,
        identifier TEXT NOT NULL UNIQUE, expired INTEGER NOT NULL DEFAULT 0
      );
      CREATE INDEX targets_user ON targets (user_id, seq);
      CREATE TABLE identities (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        user_id TEXT NOT NULL COLLATE NOCASE,
        provider TEXT NOT NULL, provider_uid TEXT NOT NULL, provider_email TEXT NOT NULL DEFAULT '' COLLATE NOCASE,
        access_sealed TEXT NOT NULL DEFAULT '', access_expiry TEXT NOT NULL DEFAULT '', refresh_sealed TEXT NOT NULL DEFAULT '',
        search TEXT NOT NULL DEFAULT ''
      );
      CREATE UNIQUE INDEX identities_provider ON identities (provider, provider_uid);
      CREATE INDEX identities_user ON identities (user_id, provider);
      CREATE INDEX identities_email ON identities (provider_email);
      CREATE TABLE account_tokens (
        id TEXT PRIMARY KEY, created_at TEXT NOT NULL, user_id TEXT NOT NULL COLLATE NOCASE,
        type TEXT NOT NULL, secret_hash TEXT NOT NULL, expire TEXT NOT NULL, provider TEXT NOT NULL DEFAULT ''
      ) WITHOUT ROWID;
      CREATE INDEX account_tokens_user ON account_tokens (user_id, secret_hash);
      CREATE INDEX account_tokens_expire ON account_tokens (expire);
      CREATE TABLE challenges (
        id TEXT PRIMARY KEY, created_at TEXT NOT NULL, user_id TEXT NOT NULL COLLATE NOCASE,
        type TEXT NOT NULL, code_hash TEXT NOT NULL, expire TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0
      ) WITHOUT ROWID;
      CREATE INDEX challenges_user ON challenges (user_id);
      CREATE TABLE account_logs (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, time TEXT NOT NULL, event TEXT NOT NULL, user_id TEXT NOT NULL COLLATE NOCASE,
        mode TEXT NOT NULL DEFAULT 'default', user_type TEXT NOT NULL DEFAULT 'user', ip TEXT NOT NULL DEFAULT '', user_agent TEXT NOT NULL DEFAULT ''
      );
      CREATE INDEX account_logs_user ON account_logs (user_id, seq);
      CREATE INDEX account_logs_time ON account_logs (time);
    `,
  },
  {
    id: 'users-3',
    sql: "ALTER TABLE challenges ADD COLUMN code_sealed TEXT NOT NULL DEFAULT '';",
  },
]
