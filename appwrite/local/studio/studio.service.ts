import { statSync } from 'node:fs'
import { type BackupStatus, readBackupStatus } from '../backup/backup-status'
import { AppwriteError, SERVER_VERSION } from '../http/appwrite-error'
import type { Context } from '../http/context'
import { route } from '../http/route'
import type { Backend } from '../backend'
import { describeSockets } from '../realtime/realtime.service'
import type { Service } from '../service'
import { describeTables } from './describe-tables'
import { describeWork } from './describe-work'
import { EventLog } from './event-log'
import { explainStatement } from './explain-statement'
import { MailLog } from './mail-log'
import { nameTables } from './name-tables'
import { StatementWatch } from './statement-watch'

type Measured = ReturnType<typeof describeTables> & { at: number }
type Watching = { startedAt: number; measured: Measured | null; statements: StatementWatch; events: EventLog; mails: MailLog }

const watching = new Map<Backend, Watching>()
const SHOWN_STATEMENTS = 25
const MEASURED_FOR_MS = 60_000

/**
 * Lets the installation's own key look inside: sizes, plans, counts and ids, never what a row or a message says.
 * No part of Appwrite; it is there only when the server was started with it.
 */
export const studioService: Service = {
  name: 'studio',
  routes: [route({ method: 'GET', path: '/_studio', scope: 'health.read', service: 'studio', params: {}, handler: look })],
  start(backend) {
    const { project, now } = backend
    watching.set(backend, { startedAt: now(), measured: null, statements: new StatementWatch(project.db, now), events: new EventLog(project, now), mails: new MailLog(now) })
  },
  stop(backend) {
    const mine = watching.get(backend)
    mine?.statements.stop()
    mine?.events.stop()
    mine?.mails.stop()
    watching.delete(backend)
  },
}

function look({ backend, project, auth, now }: Context): unknown {
  const mine = watching.get(backend)
  // A key that somebody made for one purpose looks at nothing else.
  if (mine === undefined || auth.keyId !== 'bootstrap') throw new AppwriteError('user_unauthorized')
  const { startedAt, statements, events, mails } = mine
  const slowest = statements.slowest(SHOWN_STATEMENTS)
  const [watched, total] = [statements.calls, statements.totalMs]
  const tables = nameTables(project.db)
  // Counting and measuring costs more than a look should, so it is done once a minute.
  const measured = mine.measured !== null && now - mine.measured.at < MEASURED_FOR_MS ? mine.measured : (mine.measured = { ...describeTables(project.db, tables), at: now })
  return {
    at: new Date(now).toISOString(), startedAt: new Date(startedAt).toISOString(), version: SERVER_VERSION,
    files: filesOf(backend),
    memoryBytes: process.memoryUsage.rss(),
    tables: measured.tables, isMeasured: measured.isMeasured,
    statements: { since: new Date(statements.since).toISOString(), calls: watched, totalMs: total, slowest: slowest.map(({ sql, calls, totalMs, maxMs, lastAt }) => ({ ...explainStatement(project.db, sql, tables), calls, totalMs, maxMs, lastAt: new Date(lastAt).toISOString() })) },
    events: { perMinute: events.perMinute(), newest: events.newest() },
    ...describeWork(project),
    mails: { sent: mails.sent, failed: mails.failed, newest: mails.newest() },
    sockets: describeSockets(backend),
    backups: backupsOf(backend),
  }
}

/** Nothing in memory is ever backed up. */
const backupsOf = ({ folder: { path } }: Backend): BackupStatus | null => (path === null ? null : readBackupStatus(path))

/** Bytes of the database file and of what waits beside it to be folded in. */
function filesOf({ folder, project }: Backend): { databaseBytes: number; journalBytes: number } {
  const file = folder.databaseFile(project.id)
  const size = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (file === ':memory:') {
    const { pages = 0 } = project.db.get<{ pages: number }>('SELECT page_count AS pages FROM pragma_page_count()') ?? {}
    const { bytes = 0 } = project.db.get<{ bytes: number }>('SELECT page_size AS bytes FROM pragma_page_size()') ?? {}
    return { databaseBytes: pages * bytes, journalBytes: 0 }
  }
  return { databaseBytes: size(file), journalBytes: size(`${file}-wal`) }
}
