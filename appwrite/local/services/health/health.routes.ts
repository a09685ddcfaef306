import { SERVER_VERSION } from '../../http/appwrite-error'
import { RawBody } from '../../http/reply'
import { route, type Route } from '../../http/route'
import { configuredScanner } from '../storage/antivirus'
import { askAntivirus } from './ask-antivirus'

const part = (name: string) => ({ total: 1, statuses: [{ name, ping: 0, status: 'pass' }] })
/** Asked whatever is switched off: the switch of the service reaches none of its routes. */
const guarded = { scope: 'health.read', service: 'ping', method: 'GET', params: {} } as const

/** Routes that say whether the server and its parts are well. */
export const healthRoutes: Route[] = [
  route({ method: 'GET', path: '/health/version', scope: 'public', service: 'ping', params: {}, handler: () => ({ version: SERVER_VERSION }) }),
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
  route({ ...guarded, path: '/health/storage', handler: () => ({ name: '', ping: 0, status: 'pass' }) }),
  route({ ...guarded, path: '/health/storage/local', handler: () => ({ name: '', ping: 0, status: 'pass' }) }),
  route({
    ...guarded,
    path: '/health/time',
    handler: ({ now }) => {
      const seconds = Math.floor(now / 1000)
      return { remoteTime: seconds, localTime: seconds, diff: 0 }
    },
  }),
  route({ ...guarded, path: '/health/anti-virus', handler: () => askAntivirus(configuredScanner()) }),
  route({ method: 'GET', path: '/ping', scope: 'global', service: 'ping', params: {}, handler: () => new RawBody('Pong!', 'text/plain; charset=UTF-8') }),
]
