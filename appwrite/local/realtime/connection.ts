import type { WebSocket } from 'ws'
import type { Auth } from '../auth/auth'
import type { Project } from '../project'
import { ownChannels } from './event-channels'
import type { PayloadFilter } from './payload-filter'

/** One wish of a client: channels, each with the filter it was last asked for with. */
export type Subscription = { id: string; asked: Map<string, PayloadFilter | null>; queries: string[] }

const MAX_SUBSCRIPTIONS = 500

/** One open socket: who is behind it and what he listens to. */
export class Connection {
  readonly #bufferBytes: number
  readonly subscriptions = new Map<string, Subscription>()
  auth: Auth
  /** When the client was last heard, by the process's own clock. */
  heardAt = performance.now()
  readonly openedAt = Date.now()

  /** `bufferBytes`: how much may wait for a client that does not read. */
  constructor(readonly socket: WebSocket, readonly project: Project, init: { auth: Auth; bufferBytes: number }) {
    this.auth = init.auth
    this.#bufferBytes = init.bufferBytes
  }

  get userId(): string {
    return this.auth.user?.id ?? ''
  }

  /** Channels as they are listened on, for the person this socket has now. */
  channelsOf(subscription: Subscription): Map<string, PayloadFilter | null> {
    const own = new Map<string, PayloadFilter | null>()
    for (const [channel, filter] of subscription.asked) for (const name of ownChannels([channel], this.userId)) own.set(name, filter)
    return own
  }

  /** Adds channels to a subscription, making it when it is new. False when the socket has too many. */
  subscribe(id: string, channels: readonly string[], wish: { filter: PayloadFilter | null; queries: string[] }): boolean {
    const known = this.subscriptions.get(id)
    if (known === undefined && this.subscriptions.size >= MAX_SUBSCRIPTIONS) return false
    const subscription = known ?? { id, asked: new Map<string, PayloadFilter | null>(), queries: [] }
    for (const channel of channels) subscription.asked.set(channel, wish.filter)
    subscription.queries = wish.queries
    this.subscriptions.set(id, subscription)
    return true
  }

  send(text: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return
    // Whoever does not read is cut off; on coming back he lists anew.
    if (this.socket.bufferedAmount > this.#bufferBytes) this.socket.terminate()
    else this.socket.send(text)
  }

  sendError(code: number, message: string): void {
    this.send(JSON.stringify({ type: 'error', data: { code, message } }))
  }

  /** Says why and closes. */
  close(code: number, message: string): void {
    this.sendError(code, message)
    this.socket.close(code, message.slice(0, 100))
  }
}
