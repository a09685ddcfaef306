import type { Backend } from './backend'
import type { FormatFilter } from './http/response-format'
import type { Route } from './http/route'
import type { Migration } from './storage/migrations'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** One Appwrite service: its tables, its routes, and what it runs beside requests. */
export type Service = {
  name: string
  migrations?: readonly Migration[]
  routes?: readonly Route[]
  formats?: readonly FormatFilter[]
  /** Called once when the server is up: register job handlers, timers, listeners. */
  start?(backend: Backend): void | Promise<void>
  /** Resolves when nothing this service started is still under way. */
  settle?(backend: Backend): Promise<void>
  stop?(backend: Backend): void | Promise<void>
  /** Takes over a websocket handshake; answers whether it did. */
  upgrade?(backend: Backend, handshake: { message: IncomingMessage; socket: Duplex; head: Buffer; path: string }): boolean
}
