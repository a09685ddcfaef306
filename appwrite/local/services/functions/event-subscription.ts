import type { LocalEvent } from '../../events/local-event'

const CHANGES = ['create', 'update', 'delete']
const ROWS = ['create', 'update', 'upsert', 'delete']

/** Paths of resources, ids left out, with the actions each can tell. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  users: CHANGES, 'users.sessions': ['create', 'delete'], 'users.recovery': ['create', 'update'], 'users.verification': ['create', 'update'],
  'users.targets': CHANGES, 'users.tokens': ['create'],
  databases: CHANGES,
  'databases.tables': CHANGES, 'databases.tables.rows': ROWS, 'databases.tables.indexes': CHANGES, 'databases.tables.columns': CHANGES,
  'databases.collections': CHANGES, 'databases.collections.documents': ROWS, 'databases.collections.indexes': CHANGES, 'databases.collections.attributes': CHANGES,
  // These can be named, and never come: events of rows are told under `databases`.
  tablesdb: CHANGES, 'tablesdb.tables': CHANGES, 'tablesdb.tables.rows': ROWS, 'tablesdb.tables.indexes': CHANGES, 'tablesdb.tables.columns': CHANGES,
  buckets: CHANGES, 'buckets.files': CHANGES,
  teams: CHANGES, 'teams.memberships': CHANGES,
  functions: CHANGES, 'functions.deployments': CHANGES, 'functions.executions': CHANGES, sites: CHANGES, 'sites.deployments': CHANGES,
  messages: ['create', 'update'], topics: CHANGES, 'topics.subscribers': ['create', 'delete'], providers: CHANGES,
  schedules: ['create'], rules: CHANGES, reports: CHANGES, 'reports.insights': CHANGES,
}

/** Parts of an update that are told by name. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  users: ['email', 'name', 'password', 'status', 'prefs', 'phone', 'mfa', 'labels', 'verification', 'impersonator'],
  teams: ['prefs'],
  'teams.memberships': ['status'],
}

/** Whether a name can be subscribed to, e.g. `databases.clinic.tables.documents.rows.*.create`. */
export function isEventName(name: string): boolean {
  const parts = name.split('.')
  if (parts.length > 7 || parts.some((part) => part === '') || parts.length < 2) return false
  let path = parts[0] ?? ''
  let at = 2
  while (ACTIONS[`${path}.${parts[at]}`] !== undefined && parts[at + 1] !== undefined) {
    path = `${path}.${parts[at]}`
    at += 2
  }
  const [action, attribute, ...more] = parts.slice(at)
  const actions = ACTIONS[path]
  if (actions === undefined || more.length > 0) return false
  if (action === undefined) return true
  return actions.includes(action) && (attribute === undefined || (action === 'update' && ATTRIBUTES[path]?.includes(attribute) === true))
}

/** A subscription answers to an event by its name, with `*` for any id, or by a shorter name that ends in an id. */
export class Subscription {
  readonly #parts: readonly string[]

  constructor(name: string) {
    this.#parts = name.split('.')
  }

  matches({ pattern, params }: Pick<LocalEvent, 'pattern' | 'params'>): boolean {
    const parts = pattern.split('.')
    if (this.#parts.length > parts.length) return false
    if (this.#parts.length < parts.length && !parts[this.#parts.length - 1]?.startsWith('[')) return false
    return this.#parts.every((wanted, i) => {
      const part = parts[i] ?? ''
      if (!part.startsWith('[')) return part === wanted || part === MODERN[wanted]
      return wanted === '*' || wanted === params[part.slice(1, -1)]
    })
  }
}

/** The older spelling of table events answers too. */
const MODERN: Readonly<Record<string, string>> = { collections: 'tables', documents: 'rows', attributes: 'columns' }
