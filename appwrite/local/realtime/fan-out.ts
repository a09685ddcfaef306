import { generateRealtimeEvents } from '../events/event-names'
import type { LocalEvent } from '../events/local-event'
import { toJson } from '../http/json-body'
import { isoTime } from '../storage/ids'
import type { Connection } from './connection'
import { channelsOf } from './event-channels'
import type { PayloadFilter } from './payload-filter'

/** connection → subscription id → filter of this channel. */
type Listeners = Map<Connection, Map<string, PayloadFilter | null>>

/**
 * Who listens where: by channel, then by role, so that an event touches only sockets that may hear it.
 * An event is serialised once, whoever and how many hear it.
 */
export class FanOut {
  readonly #channels = new Map<string, Map<string, Listeners>>()

  add(connection: Connection): void {
    for (const subscription of connection.subscriptions.values()) {
      for (const [channel, filter] of connection.channelsOf(subscription)) this.#listen(connection, { channel, id: subscription.id, filter })
    }
  }

  remove(connection: Connection): void {
    for (const subscription of connection.subscriptions.values()) {
      for (const channel of connection.channelsOf(subscription).keys()) this.#forget(connection, channel)
    }
  }

  /** Sends an event to every socket that listens on one of its channels and holds one of its roles. */
  publish(event: LocalEvent): void {
    if (this.#channels.size === 0 || event.readRoles.length === 0) return
    const channels = channelsOf(event)
    const receivers = this.#receivers(event, channels)
    if (receivers.size === 0) return
    const head = toJson({ events: generateRealtimeEvents(event), channels, timestamp: isoTime(event.at), payload: event.payload }).slice(0, -1)
    for (const [connection, ids] of receivers) connection.send(`{"type":"event","data":${head},"subscriptions":${JSON.stringify([...ids])}}}`)
  }

  #receivers(event: LocalEvent, channels: readonly string[]): Map<Connection, Set<string>> {
    const receivers = new Map<Connection, Set<string>>()
    for (const channel of channels) {
      const byRole = this.#channels.get(channel)
      if (byRole === undefined) continue
      for (const role of event.readRoles) collect(receivers, byRole.get(role), event)
    }
    return receivers
  }

  #listen(connection: Connection, wish: { channel: string; id: string; filter: PayloadFilter | null }): void {
    const byRole = getOrMake(this.#channels, wish.channel)
    for (const role of connection.auth.subject.roles) getOrMake(getOrMake(byRole, role) as Listeners, connection).set(wish.id, wish.filter)
  }

  #forget(connection: Connection, channel: string): void {
    const byRole = this.#channels.get(channel)
    if (byRole === undefined) return
    for (const role of connection.auth.subject.roles) {
      const listeners = byRole.get(role)
      listeners?.delete(connection)
      if (listeners?.size === 0) byRole.delete(role)
    }
    if (byRole.size === 0) this.#channels.delete(channel)
  }
}

function collect(receivers: Map<Connection, Set<string>>, listeners: Listeners | undefined, event: LocalEvent): void {
  if (listeners === undefined) return
  for (const [connection, ids] of listeners) {
    for (const [id, filter] of ids) {
      if (filter !== null && !filter(event.payload)) continue
      const found = receivers.get(connection)
      if (found === undefined) receivers.set(connection, new Set([id]))
      else found.add(id)
    }
  }
}

function getOrMake<K, V extends Map<unknown, unknown>>(map: Map<K, V>, key: K): V {
  let value = map.get(key)
  if (value === undefined) {
    value = new Map() as V
    map.set(key, value)
  }
  return value
}
