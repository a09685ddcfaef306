import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'
import { personOfSession } from '../auth/resolve-auth'
import { rolesOf } from '../auth/roles'
import { findUser } from '../auth/identity'
import { sessionWatch, type EndedSessions } from '../auth/session-watch'
import type { Backend } from '../backend'
import { QueryError } from '../query/query'
import { toUser } from '../services/users/user.model'
import { isoTime } from '../storage/ids'
import { Crowd } from '../http/crowd'
import { Connection } from './connection'
import { ownChannels } from './event-channels'
import { FanOut } from './fan-out'
import { FrameError, parseFrame, readIds, readSession, readWishes, type Frame, type Wish } from './frames'
import { admitted, type Handshake } from './handshake'
import { payloadFilter, repeated } from './payload-filter'

const MESSAGES = { limit: 32, seconds: 60 }
/** Connections that one address may open. */
const OPENINGS = { limit: 128, seconds: 60 }
const POLICY_VIOLATION = 1008
const TOO_MANY = 1013
const SWEEP_MS = 15_000
const TOO_MANY_SOCKETS = 'Too many realtime connections. Close some and try again.'

export type OpenSocket = { userId: string; openedAt: string; subscriptions: number; channels: string[]; waitingBytes: number }

/** Every open socket of the server, and what they say to it. */
export class RealtimeServer {
  readonly #fanOut = new FanOut()
  readonly #connections = new Set<Connection>()
  readonly #byUser = new Map<string, Set<Connection>>()
  readonly #sweep: NodeJS.Timeout
  readonly #crowd: Crowd

  constructor(private readonly backend: Backend) {
    const { project, limits, trustedAddresses } = backend
    this.#crowd = new Crowd({ total: limits.realtimeSockets, each: limits.realtimeSocketsPerAddress, trusted: trustedAddresses })
    project.store.events.onCommitted((event) => this.#fanOut.publish(event))
    const watch = sessionWatch(project)
    watch.onEnded((ended) => this.#sessionsEnded(ended))
    watch.onRolesChanged(({ userId }) => this.#rolesChanged(userId))
    this.#sweep = setInterval(() => this.#lookRound(), Math.min(SWEEP_MS, limits.realtimeSilenceMs / 2))
    this.#sweep.unref()
  }

  get size(): number {
    return this.#connections.size
  }

  /** Every open socket: whose, since when, and what it listens to. */
  describe(): OpenSocket[] {
    return [...this.#connections].map((connection) => ({
      userId: connection.userId, openedAt: isoTime(connection.openedAt), subscriptions: connection.subscriptions.size,
      channels: [...new Set([...connection.subscriptions.values()].flatMap((subscription) => [...connection.channelsOf(subscription).keys()]))],
      waitingBytes: connection.socket.bufferedAmount,
    }))
  }

  /** Takes over an accepted socket. */
  open(socket: WebSocket, handshake: Handshake): void {
    const { project, auth, refusal, request } = handshake
    // A broken connection also closes; there is nobody left to tell.
    socket.on('error', () => socket.terminate())
    const connection = new Connection(socket, project ?? this.backend.project, { auth, bufferBytes: this.backend.limits.realtimeBufferBytes })
    if (project !== null && this.#opensTooOften(request.ip)) return connection.close(TOO_MANY, new FrameError().message)
    if (project === null || refusal !== null) return connection.close(POLICY_VIOLATION, refusal ?? 'Missing or unknown project ID')
    const leave = this.#crowd.enter(request.ip)
    if (leave === null) return connection.close(TOO_MANY, TOO_MANY_SOCKETS)
    socket.once('close', leave)
    this.#enter(connection)
    socket.on('message', (bytes, binary) => this.#receive(connection, binary ? '' : String(bytes)))
    socket.on('pong', () => (connection.heardAt = performance.now()))
    socket.on('close', () => this.#leave(connection))
    this.#greet(connection, handshake.wishes)
  }

  #opensTooOften(ip: string): boolean {
    return this.backend.options.rateLimits !== false && this.backend.limiter.hit(`realtime|${ip}`, OPENINGS).exceeded
  }

  #greet(connection: Connection, wishes: Wish[]): void {
    const subscriptions: Record<string, string> = {}
    try {
      for (const { subscriptionId: slot, channels, queries } of wishes) {
        subscriptions[slot] = randomUUID()
        connection.subscribe(subscriptions[slot], channels, { filter: payloadFilter(queries), queries })
      }
    } catch (error) {
      if (!(error instanceof QueryError)) throw error
      connection.close(POLICY_VIOLATION, error.message)
      return
    }
    this.#fanOut.add(connection)
    const channels = [...connection.subscriptions.values()].flatMap((subscription) => [...connection.channelsOf(subscription).keys()])
    const { user } = connection.auth
    connection.send(JSON.stringify({
      type: 'connected',
      data: { channels: [...new Set(channels)], subscriptions: listed(subscriptions), user: user === null ? null : toUser(connection.project.db, user) },
    }))
  }

  #receive(connection: Connection, text: string): void {
    connection.heardAt = performance.now()
    if (this.backend.options.rateLimits !== false && this.#tooMany(connection)) {
      connection.sendError(TOO_MANY, new FrameError().message)
      return
    }
    try {
      const answer = this.#answer(connection, parseFrame(text))
      connection.send(JSON.stringify(answer))
    } catch (error) {
      // A fault of ours is told to the log, and to the client as any message that is not understood: one socket must not end the server.
      if (!(error instanceof FrameError) && !(error instanceof QueryError)) connection.project.store.events.onListenerError(error)
      const { code, message } = error instanceof FrameError ? error : new FrameError()
      connection.sendError(code, message)
    }
  }

  readonly #counts = new WeakMap<Connection, { start: number; count: number }>()

  #tooMany(connection: Connection): boolean {
    const now = this.backend.now()
    const known = this.#counts.get(connection)
    const window = known !== undefined && now - known.start < MESSAGES.seconds * 1000 ? known : { start: now, count: 0 }
    window.count++
    this.#counts.set(connection, window)
    return window.count > MESSAGES.limit
  }

  #answer(connection: Connection, { type, data }: Frame): unknown {
    switch (type) {
      case 'ping':
        return { type: 'pong' }
      case 'subscribe':
        return { type: 'response', data: { to: 'subscribe', success: true, subscriptions: this.#subscribe(connection, readWishes(data, this.backend.now())) } }
      case 'unsubscribe':
        return { type: 'response', data: { to: 'unsubscribe', success: true, subscriptions: this.#unsubscribe(connection, readIds(data)) } }
      case 'authentication':
        return { type: 'response', data: { to: 'authentication', success: true, user: this.#authenticate(connection, readSession(data)) } }
      default:
        throw new FrameError()
    }
  }

  #subscribe(connection: Connection, wishes: Wish[]): unknown[] {
    const filters = wishes.map(({ queries }) => payloadFilter(queries))
    this.#fanOut.remove(connection)
    const fits = wishes.every(({ subscriptionId, channels, queries }, i) => connection.subscribe(subscriptionId, channels, { filter: filters[i] ?? null, queries }))
    this.#fanOut.add(connection)
    if (!fits) throw new FrameError()
    return wishes.map(({ subscriptionId, channels, queries }) => ({ subscriptionId, channels: ownChannels(channels, connection.userId), queries: repeated(queries) }))
  }

  #unsubscribe(connection: Connection, ids: string[]): unknown[] {
    this.#fanOut.remove(connection)
    const answers = ids.map((subscriptionId) => ({ subscriptionId, removed: connection.subscriptions.delete(subscriptionId) }))
    this.#fanOut.add(connection)
    return answers
  }

  /** Keeps what was subscribed; from now on with the rights of the person. */
  #authenticate(connection: Connection, session: string): unknown {
    const person = personOfSession({ backend: this.backend, project: connection.project }, session)
    if (person === null || person.user === null || admitted(connection.project, person).user === null) throw new FrameError()
    this.#leave(connection)
    connection.auth = person
    this.#enter(connection)
    this.#fanOut.add(connection)
    return toUser(connection.project.db, person.user)
  }

  #enter(connection: Connection): void {
    this.#connections.add(connection)
    if (connection.userId === '') return
    const own = this.#byUser.get(connection.userId) ?? new Set()
    own.add(connection)
    this.#byUser.set(connection.userId, own)
  }

  #leave(connection: Connection): void {
    this.#fanOut.remove(connection)
    this.#connections.delete(connection)
    const own = this.#byUser.get(connection.userId)
    own?.delete(connection)
    if (own?.size === 0) this.#byUser.delete(connection.userId)
  }

  /** A socket does not outlive its session. */
  #sessionsEnded({ userId, sessionIds }: EndedSessions): void {
    for (const connection of [...(this.#byUser.get(userId) ?? [])]) {
      if (sessionIds === null || sessionIds.includes(connection.auth.session?.id ?? '')) this.#dismiss(connection)
    }
  }

  #dismiss(connection: Connection): void {
    this.#leave(connection)
    connection.close(POLICY_VIOLATION, 'Session is no longer valid.')
  }

  /** Ends sockets whose session has expired and those that no longer answer; asks the others for a sign of life. */
  #lookRound(): void {
    const silentSince = performance.now() - this.backend.limits.realtimeSilenceMs
    for (const connection of [...this.#connections]) {
      if (connection.heardAt < silentSince) connection.socket.terminate()
      else connection.socket.ping()
    }
    this.#closeExpired()
  }

  #closeExpired(): void {
    const now = isoTime(this.backend.now())
    for (const connection of [...this.#connections]) if (connection.auth.session !== null && connection.auth.session.expire <= now) this.#dismiss(connection)
  }

  /** Roles won or lost count at once. */
  #rolesChanged(userId: string): void {
    for (const connection of this.#byUser.get(userId) ?? []) {
      const user = findUser(connection.project.db, userId)
      if (user === undefined) continue
      this.#fanOut.remove(connection)
      const roleList = rolesOf(connection.project.db, user)
      connection.auth = { ...connection.auth, user, roleList, subject: { roles: new Set(roleList), exempt: false } }
      this.#fanOut.add(connection)
    }
  }

  close(): void {
    clearInterval(this.#sweep)
    for (const connection of this.#connections) connection.socket.terminate()
    this.#connections.clear()
  }
}

/** Slots as PHP writes them: a plain list where they are numbered from nought. */
function listed(slots: Record<string, string>): string[] | Record<string, string> {
  const ids = Object.values(slots)
  return Object.keys(slots).every((slot, i) => slot === String(i)) ? ids : slots
}
