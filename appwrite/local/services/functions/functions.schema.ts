import type { Migration } from '../../storage/migrations'

/** `next_run` is when the schedule fires next, in milliseconds; null without a schedule or without code. */
export const functionsSchema: Migration[] = [
  {
    id: 'functions-1',
    sql: `
      CREATE TABLE functions (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        execute TEXT NOT NULL DEFAULT '[]',
        name TEXT NOT NULL,
        enabled INTEGER NOT NULL DEFAULT 1, live INTEGER NOT NULL DEFAULT 1, logging INTEGER NOT NULL DEFAULT 1,
        runtime TEXT NOT NULL,
        deployment_retention INTEGER NOT NULL DEFAULT 0,
        deployment_id TEXT NOT NULL DEFAULT '', deployment_created_at TEXT NOT NULL DEFAULT '',
        scopes TEXT NOT NULL DEFAULT '[]', events TEXT NOT NULL DEFAULT '[]', schedule TEXT NOT NULL DEFAULT '',
        timeout INTEGER NOT NULL DEFAULT 15,
        entrypoint TEXT NOT NULL DEFAULT '', commands TEXT NOT NULL DEFAULT '',
        build_specification TEXT NOT NULL, runtime_specification TEXT NOT NULL,
        next_run INTEGER,
        search TEXT NOT NULL DEFAULT ''
      );
      CREATE INDEX functions_next_run ON functions (next_run) WHERE next_run IS NOT NULL;
      CREATE TABLE variables (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        function_seq INTEGER NOT NULL, resource_id TEXT NOT NULL, resource_type TEXT NOT NULL DEFAULT 'function',
        key TEXT NOT NULL, value TEXT NOT NULL, secret INTEGER NOT NULL,
        search TEXT NOT NULL DEFAULT '',
        UNIQUE (function_seq, key)
      );
      CREATE TABLE deployments (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        function_seq INTEGER NOT NULL, resource_id TEXT NOT NULL,
        type TEXT NOT NULL DEFAULT 'manual',
        entrypoint TEXT NOT NULL, commands TEXT NOT NULL DEFAULT '',
        source_size INTEGER NOT NULL DEFAULT 0, build_size INTEGER NOT NULL DEFAULT 0,
        chunks_total INTEGER NOT NULL DEFAULT 1, chunks_uploaded INTEGER NOT NULL DEFAULT 0,
        activate INTEGER NOT NULL DEFAULT 0,
        status TEXT NOT NULL DEFAULT 'waiting', build_logs TEXT NOT NULL DEFAULT '', build_duration INTEGER NOT NULL DEFAULT 0,
        blob TEXT NOT NULL DEFAULT '', folder TEXT NOT NULL DEFAULT '',
        search TEXT NOT NULL DEFAULT ''
      );
      CREATE INDEX deployments_function ON deployments (function_seq, seq);
      CREATE TABLE deployment_parts (
        deployment_seq INTEGER NOT NULL, part INTEGER NOT NULL, blob TEXT NOT NULL,
        PRIMARY KEY (deployment_seq, part)
      ) WITHOUT ROWID;
      CREATE TABLE executions (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        function_seq INTEGER NOT NULL, function_id TEXT NOT NULL, deployment_id TEXT NOT NULL,
        permission_set INTEGER NOT NULL,
        trigger_kind TEXT NOT NULL, status TEXT NOT NULL,
        request_method TEXT NOT NULL, request_path TEXT NOT NULL, request_headers TEXT NOT NULL DEFAULT '[]',
        response_status_code INTEGER NOT NULL DEFAULT 0, response_headers TEXT NOT NULL DEFAULT '[]',
        logs TEXT NOT NULL DEFAULT '', errors TEXT NOT NULL DEFAULT '', duration REAL NOT NULL DEFAULT 0,
        scheduled_at TEXT,
        search TEXT NOT NULL DEFAULT ''
      );
      CREATE INDEX executions_function ON executions (function_seq, seq);
    `,
  },
  { id: 'functions-2', sql: "ALTER TABLE functions ADD COLUMN repository TEXT NOT NULL DEFAULT '{}';" },
]
