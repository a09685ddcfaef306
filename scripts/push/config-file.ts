import { readFileSync } from 'node:fs'

/** What appwrite.json says about a column; the shapes the official command line understands. */
export type ColumnConfig = {
  key: string
  type: 'string' | 'integer' | 'double' | 'boolean' | 'datetime'
  format?: 'enum' | 'email' | 'url' | 'ip'
  required: boolean
  array?: boolean
  size?: number
  default?: string | number | boolean | null
  min?: number
  max?: number
  elements?: string[]
  encrypt?: boolean
}
export type IndexConfig = { key: string; type: string; columns: string[]; orders?: string[] }
export type TableConfig = { $id: string; $permissions: string[]; databaseId: string; name: string; enabled: boolean; rowSecurity: boolean; columns: ColumnConfig[]; indexes: IndexConfig[] }
export type BucketConfig = { $id: string; $permissions: string[]; name: string; fileSecurity: boolean; enabled: boolean; maximumFileSize: number; allowedFileExtensions: string[]; compression: string; encryption: boolean; antivirus: boolean }
export type TopicConfig = { $id: string; name: string; subscribe: string[] }
export type FunctionConfig = { $id: string; path: string; name: string; enabled: boolean; logging: boolean; runtime: string; scopes: string[]; events: string[]; schedule: string; timeout: number; execute: string[]; entrypoint: string; commands: string }
export type SecurityConfig = { duration?: number; limit?: number; sessionsLimit?: number; passwordHistory?: number; passwordDictionary?: boolean; personalDataCheck?: boolean; sessionAlerts?: boolean }

export type AppwriteConfig = {
  projectId: string
  settings?: { auth?: { security?: SecurityConfig } }
  tablesDB: { $id: string; name: string; enabled: boolean }[]
  tables: TableConfig[]
  buckets: BucketConfig[]
  topics: TopicConfig[]
  functions: FunctionConfig[]
}

/** Reads appwrite.json without judging it. @throws Error when the file is missing or no JSON */
export const readAppwriteConfig = (file: string): AppwriteConfig => JSON.parse(readFileSync(file, 'utf8')) as AppwriteConfig

/** The same configuration for a database of another name, wherever it is named: APPWRITE_DATABASE_ID may be any. */
export function inDatabase(config: AppwriteConfig, databaseId: string): AppwriteConfig {
  const [only, ...others] = config.tablesDB
  if (!only || others.length > 0 || only.$id === databaseId) return config
  const from = `databases.${only.$id}.`
  const named = (event: string) => (event.startsWith(from) ? `databases.${databaseId}.${event.slice(from.length)}` : event)
  return {
    ...config,
    tablesDB: [{ ...only, $id: databaseId }],
    tables: config.tables.map((table) => ({ ...table, databaseId })),
    functions: config.functions.map((one) => ({ ...one, events: one.events.map(named) })),
  }
}
