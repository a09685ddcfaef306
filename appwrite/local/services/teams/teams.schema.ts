import type { Migration } from '../../storage/migrations'

export const teamsSchema: Migration[] = [
  {
    id: 'teams-1',
    sql: `
      CREATE TABLE teams (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        name TEXT NOT NULL, total INTEGER NOT NULL DEFAULT 0,
        prefs TEXT NOT NULL DEFAULT '{}', search TEXT NOT NULL DEFAULT ''
      );
      CREATE TABLE memberships (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        team_id TEXT NOT NULL COLLATE NOCASE, user_id TEXT NOT NULL COLLATE NOCASE,
        roles TEXT NOT NULL DEFAULT '[]',
        invited TEXT, joined TEXT, confirm INTEGER NOT NULL DEFAULT 0,
        secret_hash TEXT NOT NULL DEFAULT '', search TEXT NOT NULL DEFAULT ''
      );
      CREATE UNIQUE INDEX memberships_team_user ON memberships (team_id, user_id);
      CREATE INDEX memberships_user ON memberships (user_id, confirm);
    `,
  },
]
