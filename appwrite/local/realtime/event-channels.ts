import { concreteName } from '../events/event-names'
import type { LocalEvent } from '../events/local-event'

const ACTIONS = new Set(['create', 'update', 'upsert', 'delete'])
/** Channels that end in one of these, or in an id below one, also exist per action. */
const LEAVES = new Set(['documents', 'rows', 'files', 'executions', 'functions', 'account', 'teams', 'memberships', 'presences'])

type Named = Pick<LocalEvent, 'pattern' | 'params' | 'projectId'>

/** The channels an event is told on; none for events that sockets never see. */
export function channelsOf(event: Named): string[] {
  const parts = concreteName(event).split('.')
  // Executions are the one kind of event that people and the console both see.
  const console = parts[0] === 'functions' && parts[2] === 'executions' ? ['console', `projects.${event.projectId}`] : []
  const channels = [...console, ...baseChannels(parts)]
  const action = actionOf(parts)
  if (action === null) return channels
  return [...channels, ...channels.filter(hasActions).map((channel) => `${channel}.${action}`)]
}

type Parts = readonly [id: string, kind: string, sub: string, leaf: string, last: string]

const BY_SERVICE: Readonly<Record<string, (parts: Parts) => string[]>> = {
  users: ([id]) => ['account', `account.${id}`],
  teams: ([id, kind, sub]) => (kind === 'memberships' ? ['memberships', `memberships.${sub}`] : ['teams', `teams.${id}`]),
  databases: ([id, , sub, leaf, last]) => (leaf === 'rows' ? rowChannels({ database: id, table: sub, row: last }) : []),
  buckets: ([id, kind, sub]) => (kind === 'files' ? ['files', `buckets.${id}.files`, `buckets.${id}.files.${sub}`] : []),
  functions: ([id, kind, sub]) => (kind === 'executions' ? ['executions', `executions.${sub}`, `functions.${id}`] : []),
  presences: ([id]) => ['presences', `presences.${id}`],
}

function baseChannels([service = '', id = '', kind = '', sub = '', leaf = '', last = '']: readonly string[]): string[] {
  return BY_SERVICE[service]?.([id, kind, sub, leaf, last]) ?? []
}

/** Every row is told in three spellings, so that clients of any age hear it. */
function rowChannels({ database, table, row }: { database: string; table: string; row: string }): string[] {
  const [legacy, tables, modern] = [`databases.${database}.collections.${table}.documents`, `databases.${database}.tables.${table}.rows`, `tablesdb.${database}.tables.${table}.rows`]
  return ['documents', legacy, `${legacy}.${row}`, 'rows', tables, `${tables}.${row}`, modern, `${modern}.${row}`]
}

/** The action is the last part, or the one before an attribute (`update.email`). */
function actionOf(parts: readonly string[]): string | null {
  const action = [parts.at(-1), parts.at(-2)].find((part) => part !== undefined && ACTIONS.has(part)) ?? null
  // A session's `create` is not the account's: only what happens to the user itself narrows the account channel.
  return parts[0] === 'users' && parts[2] !== action ? null : action
}

function hasActions(channel: string): boolean {
  const parts = channel.split('.')
  return LEAVES.has(parts.at(-1) ?? '') || LEAVES.has(parts.at(-2) ?? '')
}

/** What a subscriber's channel names become: `account` also as his own, told last; other people's are dropped. */
export function ownChannels(channels: readonly string[], userId: string): string[] {
  const kept = new Set<string>()
  const own = new Set<string>()
  for (const channel of channels) {
    const rest = channel.startsWith('account.') ? channel.slice('account.'.length) : null
    if (rest === null) kept.add(channel)
    else if (ACTIONS.has(rest)) (userId === '' ? kept : own).add(userId === '' ? channel : `account.${userId}.${rest}`)
    if (channel === 'account' && userId !== '') own.add(`account.${userId}`)
  }
  return [...kept, ...own]
}
