import { SERVER_VERSION } from '../../http/appwrite-error'
import { RawBody } from '../../http/reply'
import { route, type Route } from '../../http/route'
import { required } from '../../http/validator'
import { text } from '../../http/validators'

const part = (name: string) => ({ total: 1, statuses: [{ name, ping: 0, status: 'pass' }] })
const guarded = { scope: 'health.read', service: 'health', method: 'GET', params: {} } as const

/** Routes that say whether the server and its parts are well. */
export const healthRoutes: Route[] = [
  route({ method: 'GET', path: '/health/version', scope: 'public', service: 'health', params: {}, handler: () => ({ version: SERVER_VERSION }) }),
  route({ ...guarded, path: '/health', handler: () => ({ name: 'http', ping: 0, status: 'pass' }) }),
  route({
    ...guarded,
    path: '/health/db',
    handler: ({ db }) => {
      db.get('SELECT 1 AS one')
      return part('database')
    },
  }),
  route({ ...guarded, path: '/health/cache', handler: () => part('cache') }),
  route({ ...guarded, path: '/health/pubsub', handler: () => part('pubsub') }),
  route({ ...guarded, path: '/health/storage', handler: () => ({ name: 'storage', ping: 0, status: 'pass' }) }),
  route({ ...guarded, path: '/health/storage/local', handler: () => ({ name: 'storage', ping: 0, status: 'pass' }) }),
  route({
    ...guarded,
    path: '/health/time',
    handler: ({ now }) => {
      const seconds = Math.floor(now / 1000)
      return { remoteTime: seconds, localTime: seconds, diff: 0 }
    },
  }),
  route({
    ...guarded,
    path: '/health/queue/failed/:name',
    params: { name: required(text(100)) },
    handler: ({ db }) => ({ size: db.get<{ n: number }>('SELECT COUNT(*) AS n FROM jobs WHERE attempts > 0')?.n ?? 0 }),
  }),
  route({ method: 'GET', path: '/ping', scope: 'global', service: 'ping', params: {}, handler: () => new RawBody('Pong!', 'text/plain; charset=UTF-8') }),
]
