import { deliberateDifferences } from './deliberate-differences.table'
import { knownRoutes } from './http/known-routes.table'
import type { Service } from './service'

/** Where engines differ this server follows MariaDB, as far as SQLite can. */
const CHOICES: readonly string[] = [
  'Text compares without case (letters a to z) in filters, order and unique indexes; accents are told apart.',
  'Null comes first in ascending order. `search` finds any of the words, the last one also as a beginning.',
  'Dates reach from the year 1000 to 9999. A column that a unique index over several columns needs cannot be deleted and is shown as `stuck`.',
  'What a session says about program, system and device comes from a short table of user agents.',
  'A bucket that asks for zstd is packed with it where Node has it (22.15 and later), else with gzip; its files say zstd either way. HEIC pictures are neither drawn nor written.',
  'Spatial columns and indexes are absent. Where a caller is on the globe is unknown. List answers are never cached (`ttl` is accepted).',
]

/** How far a route is served: null when absent, else what it lacks (empty when nothing). */
type Serving = string | null
type Row = { path: string; methods: Map<string, Serving> }

/** The text of SUPPORTED.md: every route of the release, and whether this server has all of it, a part or nothing. */
export function describeSupport(services: readonly Service[]): string {
  const rows = new Map<string, Row>()
  const note = (path: string, method: string, serving: Serving) => {
    const row = rows.get(path) ?? { path, methods: new Map<string, Serving>() }
    row.methods.set(method, serving ?? row.methods.get(method) ?? null)
    rows.set(path, row)
  }
  for (const line of knownRoutes.trim().split(/[;\n]/)) {
    const [path = '', ...methods] = line.trim().split(' ')
    for (const method of methods) note(path, method, null)
  }
  for (const service of services) for (const route of service.routes ?? []) note(route.path.replace(/:[A-Za-z0-9]+/g, ':id'), route.method, route.lacks ?? '')
  return page([...rows.values()].sort((a, b) => (a.path < b.path ? -1 : 1)))
}

function page(rows: readonly Row[]): string {
  const all = rows.flatMap((row) => [...row.methods.values()])
  const count = (test: (serving: Serving) => boolean) => all.filter(test).length
  return [
    '# What the local Appwrite supports',
    '',
    'Generated from the route table by `appwrite/local/supported-routes.ts`; a test keeps it true. A route that is absent answers 501 with its own name. What a partial route lacks is written beside the route (`lacks`).',
    '',
    `Of ${all.length} routes ${count((serving) => serving === '')} are complete, ${count((serving) => serving !== '' && serving !== null)} partial and ${count((serving) => serving === null)} absent.`,
    '',
    '## Done differently, on purpose',
    '',
    ...deliberateDifferences.map(([what, why]) => `- ${what}. ${why}`),
    '',
    '## Where database engines differ',
    '',
    ...CHOICES.map((choice) => `- ${choice}`),
    '',
    '## Routes',
    '',
    '| Path | Complete | Partial: what is missing | Absent |',
    '|---|---|---|---|',
    ...rows.map(({ path, methods }) => `| \`${path}\` | ${named(methods, (serving) => serving === '')} | ${partial(methods)} | ${named(methods, (serving) => serving === null)} |`),
    '',
  ].join('\n')
}

function named(methods: ReadonlyMap<string, Serving>, test: (serving: Serving) => boolean): string {
  return [...methods].filter(([, serving]) => test(serving)).map(([method]) => method).sort().join(' ')
}

/** Methods that lack the same thing share one sentence. */
function partial(methods: ReadonlyMap<string, Serving>): string {
  const byLack = new Map<string, string[]>()
  for (const [method, lack] of [...methods].sort()) if (lack !== null && lack !== '') byLack.set(lack, [...(byLack.get(lack) ?? []), method])
  return [...byLack].map(([lack, which]) => `${which.join(' ')}: ${lack}`).join('; ')
}
