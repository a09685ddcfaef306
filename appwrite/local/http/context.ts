import type { Auth } from '../auth/auth'
import type { Backend } from '../backend'
import type { Project } from '../project'
import { isoTime } from '../storage/ids'
import type { Sqlite } from '../storage/sqlite'
import type { Tx } from '../storage/store'
import { Reply } from './reply'
import type { RequestInfo } from './request-info'
import type { Route } from './route'

type Parts = { backend: Backend; project: Project; request: RequestInfo; auth: Auth; route: Route; format: number }

/** What a handler works with: who asks, about which project, and how to answer. */
export class Context {
  readonly backend: Backend
  readonly project: Project
  readonly request: RequestInfo
  readonly auth: Auth
  readonly route: Route
  /** Response format as a number, see `formatNumber`. */
  readonly format: number
  readonly reply: Reply

  constructor({ backend, project, request, auth, route, format }: Parts) {
    this.backend = backend
    this.project = project
    this.request = request
    this.auth = auth
    this.route = route
    this.format = format
    this.reply = new Reply(route.status ?? 200)
  }

  /** Immediate reads. Decisions that a write depends on are read again inside `write`. */
  get db(): Sqlite {
    return this.project.db
  }

  /** Milliseconds since the epoch, by the server's clock. */
  get now(): number {
    return this.backend.now()
  }

  /** Now, as clients see times. */
  get isoNow(): string {
    return isoTime(this.backend.now())
  }

  /** Runs a synchronous change in a transaction; resolves when it is on disk. */
  write<T>(work: (tx: Tx) => T): Promise<T> {
    return this.project.store.write(work)
  }
}
