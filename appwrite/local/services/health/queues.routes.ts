import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { invalid, optional, required, validator } from '../../http/validator'
import { oneOf, text } from '../../http/validators'

/** Which of this server's jobs wait in what Appwrite calls a queue; the others do their work at once, so nothing waits in them. */
const QUEUES: Readonly<Record<string, string | null>> = {
  audits: null, mails: 'account-mail', messaging: 'message', 'stats-usage': null, functions: 'functions.run', builds: 'functions.build', certificates: null, deletes: null,
  webhooks: 'webhook', logs: null, 'stats-resources': null, migrations: null, databases: null,
}

/** Names of the real server's queues, by which failed work is asked for, and the kind of job here. */
const FAILED: Readonly<Record<string, string | null>> = {
  'v1-database': null, 'v1-deletes': null, 'v1-audits': null, 'v1-mails': 'account-mail', 'v1-functions': 'functions.run', 'v1-stats-resources': null, 'v1-stats-usage': null,
  'v1-webhooks': 'webhook', 'v1-certificates': null, 'v1-builds': 'functions.build', 'v1-screenshots': null, 'v1-messaging': 'message', 'v1-migrations': null, 'v1-notifications': null,
}

const DEFAULT_THRESHOLD = 5000
const threshold = optional(validator('Value must be a valid signed 32-bit integer between -2,147,483,648 and 2,147,483,647', (value) => {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) && Math.abs(number) < 2 ** 31 ? number : invalid
}), DEFAULT_THRESHOLD)

const guarded = { scope: 'health.read', service: 'ping', method: 'GET' } as const

/** How much work waits, and how much failed. */
export const queueRoutes: Route[] = [
  ...Object.entries(QUEUES).map(([name, kind]) => route({
    ...guarded, path: `/health/queue/${name}`, params: { ...(name === 'databases' ? { name: optional(text(256), '') } : {}), threshold },
    handler: (context, given) => sizeOf('jobs', given.threshold, kind === null ? 0 : count(context, 'kind = ?', kind)),
  })),
  route({
    ...guarded, path: '/health/queue/failed/:name', params: { name: required(oneOf(Object.keys(FAILED))), threshold },
    handler: (context, given) => {
      const kind = FAILED[given.name] ?? null
      return sizeOf('failed jobs', given.threshold, kind === null ? 0 : count(context, 'kind = ? AND attempts > 0', kind))
    },
  }),
]

function count({ db }: Context, condition: 'kind = ?' | 'kind = ? AND attempts > 0', kind: string): number {
  return db.get<{ n: number }>(`SELECT COUNT(*) AS n FROM jobs WHERE ${condition}`, kind)?.n ?? 0
}

/** Refuses with 503 when the number is at the caller's threshold or above. */
function sizeOf(what: string, limit: number, size: number): { size: number } {
  if (size >= limit) throw new AppwriteError('health_queue_size_exceeded', `Queue ${what} threshold hit. Current value is ${size} and threshold is ${limit}.`)
  return { size }
}
