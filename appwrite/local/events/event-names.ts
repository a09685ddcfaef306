import type { LocalEvent } from './local-event'

type Named = Pick<LocalEvent, 'pattern' | 'params'>

const PLACEHOLDER = /^\[(.+)\]$/
/** `update.name` is told as plain `update` as well. */
const ACTIONS = new Set(['create', 'update', 'upsert', 'delete'])

/**
 * Every name an event answers to, the concrete one first: each id also as `*`, and each
 * shorter prefix that ends in an id. Row events also carry the legacy collection spelling.
 */
export function generateEvents(event: Named): string[] {
  const names = expandPattern(event)
  if (!event.pattern.startsWith('databases.')) return names
  const legacy = names.filter((name) => /\.(tables|rows|columns)\b/.test(name)).map(toLegacyName)
  return [...new Set([...names, ...legacy])]
}

/** The names realtime clients see: the above plus the `tablesdb.` spelling for table events. */
export function generateRealtimeEvents(event: Named): string[] {
  const names = generateEvents(event)
  if (!event.pattern.startsWith('databases.') || !event.pattern.includes('.tables.')) return names
  const modern = expandPattern(event).map((name) => name.replace(/^databases\./, 'tablesdb.'))
  return [...new Set([...names, ...modern])]
}

/** The pattern with its ids in place; a placeholder without a value stays as it is written. */
export function concreteName({ pattern, params }: Named): string {
  return pattern
    .split('.')
    .map((part) => params[PLACEHOLDER.exec(part)?.[1] ?? ''] ?? part)
    .join('.')
}

function expandPattern({ pattern, params }: Named): string[] {
  const names = new Set<string>()
  let prefixes: string[] = ['']
  let sawId = false
  for (const part of pattern.split('.')) {
    const name = PLACEHOLDER.exec(part)?.[1]
    const choices = name === undefined ? [part] : [params[name] ?? '*', '*']
    prefixes = prefixes.flatMap((prefix) => choices.map((choice) => (prefix === '' ? choice : `${prefix}.${choice}`)))
    sawId ||= name !== undefined
    if (name !== undefined || (sawId && ACTIONS.has(part))) for (const prefix of prefixes) names.add(prefix)
  }
  for (const prefix of prefixes) names.add(prefix)
  const concrete = concreteName({ pattern, params })
  names.delete(concrete)
  return sawId ? [concrete, ...names] : [concrete]
}

function toLegacyName(name: string): string {
  return name.replace('.tables.', '.collections.').replace('.rows.', '.documents.').replace('.columns.', '.attributes.')
}
