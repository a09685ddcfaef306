import type { Migration } from '../../storage/migrations'

/** Credentials are sealed; lists and maps are JSON text. */
export const messagingSchema: Migration[] = [
  {
    id: 'messaging-1',
    sql: `
      CREATE TABLE providers (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        name TEXT NOT NULL, provider TEXT NOT NULL, type TEXT NOT NULL, enabled INTEGER NOT NULL DEFAULT 0,
        credentials_sealed TEXT NOT NULL, options TEXT NOT NULL DEFAULT '{}', search TEXT NOT NULL DEFAULT ''
      );
      CREATE TABLE topics (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        name TEXT NOT NULL, subscribe TEXT NOT NULL DEFAULT '["users"]',
        email_total INTEGER NOT NULL DEFAULT 0, sms_total INTEGER NOT NULL DEFAULT 0, push_total INTEGER NOT NULL DEFAULT 0,
        search TEXT NOT NULL DEFAULT ''
      );
      CREATE TABLE subscribers (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        topic_id TEXT NOT NULL COLLATE NOCASE, target_id TEXT NOT NULL COLLATE NOCASE, user_id TEXT NOT NULL COLLATE NOCASE,
        provider_type TEXT NOT NULL, search TEXT NOT NULL DEFAULT ''
      );
      CREATE UNIQUE INDEX subscribers_topic_target ON subscribers (topic_id, target_id);
      CREATE INDEX subscribers_target ON subscribers (target_id);
      CREATE INDEX subscribers_user ON subscribers (user_id);
      CREATE TABLE messages (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        provider_type TEXT NOT NULL, status TEXT NOT NULL, data TEXT NOT NULL DEFAULT '{}',
        topics TEXT NOT NULL DEFAULT '[]', users TEXT NOT NULL DEFAULT '[]', targets TEXT NOT NULL DEFAULT '[]',
        scheduled_at TEXT, delivered_at TEXT, delivery_errors TEXT NOT NULL DEFAULT '[]', delivered_total INTEGER NOT NULL DEFAULT 0,
        delivery_token TEXT NOT NULL DEFAULT '', search TEXT NOT NULL DEFAULT ''
      );
      CREATE INDEX messages_status ON messages (status);
      CREATE TABLE deliveries (
        message_id TEXT NOT NULL COLLATE NOCASE, identifier TEXT NOT NULL, PRIMARY KEY (message_id, identifier)
      ) WITHOUT ROWID;
    `,
  },
]
