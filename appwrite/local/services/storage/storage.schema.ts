import type { Migration } from '../../storage/migrations'

/**
 * Rows point to blobs (files in the data folder), never the other way round:
 * a blob without a row is rubbish left by a crash, a row without a blob cannot happen.
 */
export const storageSchema: Migration[] = [
  {
    id: 'storage-1',
    sql: `
      CREATE TABLE buckets (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        permissions TEXT NOT NULL DEFAULT '[]',
        file_security INTEGER NOT NULL DEFAULT 0,
        name TEXT NOT NULL,
        enabled INTEGER NOT NULL DEFAULT 1,
        maximum_file_size INTEGER NOT NULL,
        allowed_file_extensions TEXT NOT NULL DEFAULT '[]',
        compression TEXT NOT NULL DEFAULT 'none',
        encryption INTEGER NOT NULL DEFAULT 1,
        antivirus INTEGER NOT NULL DEFAULT 1,
        transformations INTEGER NOT NULL DEFAULT 1,
        search TEXT NOT NULL DEFAULT ''
      );
      CREATE TABLE files (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        bucket_seq INTEGER NOT NULL REFERENCES buckets (seq),
        bucket_id TEXT NOT NULL,
        id TEXT NOT NULL COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        permission_set INTEGER NOT NULL,
        name TEXT NOT NULL, folder TEXT NOT NULL DEFAULT '',
        blob TEXT NOT NULL DEFAULT '',
        sealed INTEGER NOT NULL DEFAULT 0,
        compression TEXT NOT NULL DEFAULT 'none',
        signature TEXT NOT NULL DEFAULT '', mime_type TEXT NOT NULL DEFAULT '',
        size_original INTEGER NOT NULL, size_actual INTEGER NOT NULL DEFAULT 0,
        chunks_total INTEGER NOT NULL DEFAULT 1, chunks_uploaded INTEGER NOT NULL DEFAULT 0,
        uploader TEXT NOT NULL DEFAULT '',
        search TEXT NOT NULL DEFAULT '',
        UNIQUE (bucket_seq, id)
      );
      CREATE INDEX files_name ON files (bucket_seq, name, seq);
      CREATE TABLE file_parts (
        file_seq INTEGER NOT NULL REFERENCES files (seq),
        part INTEGER NOT NULL,
        blob TEXT NOT NULL,
        PRIMARY KEY (file_seq, part)
      ) WITHOUT ROWID;
      CREATE TABLE file_tokens (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE COLLATE NOCASE,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
        bucket_seq INTEGER NOT NULL, file_seq INTEGER NOT NULL,
        resource_id TEXT NOT NULL,
        expire TEXT, accessed_at TEXT
      );
      CREATE INDEX file_tokens_file ON file_tokens (file_seq, seq);
    `,
  },
  { id: 'storage-2', sql: "UPDATE files SET folder = folder || '/' WHERE folder <> '' AND folder NOT LIKE '%/';" },
]
