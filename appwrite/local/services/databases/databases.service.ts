import type { Backend } from '../../backend'
import type { Service } from '../../service'
import { isoTime } from '../../storage/ids'
import { databasesSchema } from './databases.schema'
import { toLegacy } from './flavor'
import { manyRowRoutes } from './rows/many-rows.routes'
import { singleRowRoutes } from './rows/single-row.routes'
import { columnRoutes } from './schema/column.routes'
import { databaseRoutes } from './schema/database.routes'
import { indexRoutes } from './schema/index.routes'
import { relationshipRoutes } from './schema/relationship.routes'
import { tableRoutes } from './schema/table.routes'
import { transactionRoutes } from './transactions/transaction.routes'
import { purgeTransactions } from './transactions/transaction-store'

const routes = [...databaseRoutes, ...tableRoutes, ...columnRoutes, ...relationshipRoutes, ...indexRoutes, ...singleRowRoutes, ...manyRowRoutes]

/** The older name of changing a relationship has two spellings; the SDKs use one, the command line the other. */
const otherSpelling = relationshipRoutes.filter(({ method }) => method === 'PATCH').map(toLegacy).map((route) => ({ ...route, path: route.path.replace(':key/relationship', 'relationship/:key') }))

const PURGE_MS = 10 * 60_000

const timers = new WeakMap<Backend, NodeJS.Timeout>()

function purge({ project, now }: Backend): void {
  void project.store.write(() => purgeTransactions(project.db, isoTime(now()))).catch(() => undefined)
}

/** Databases, tables, rows and transactions, under the newer names and the older ones. */
export const databasesService: Service = {
  name: 'databases',
  migrations: databasesSchema,
  routes: [...routes, ...transactionRoutes(false), ...[...routes, ...transactionRoutes(true)].map(toLegacy), ...otherSpelling],
  start(backend) {
    const timer = setInterval(() => purge(backend), PURGE_MS)
    timer.unref()
    timers.set(backend, timer)
  },
  stop(backend) {
    clearInterval(timers.get(backend))
  },
}
