import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Backend } from '../backend'
import { handleRequest } from './handle-request'

/** Sockets that websockets took over; the HTTP server no longer counts them but would wait for them. */
const upgraded = new WeakMap<Server, Set<Duplex>>()

export type FailureReport = (error: unknown, about: { method: string; path: string }) => void

/** Listens on the port and hands requests and websocket handshakes to the backend. */
export async function listen(backend: Backend, onFailure: FailureReport): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 65_000, headersTimeout: 20_000, requestTimeout: 120_000, maxHeaderSize: 32 * 1024 }, (message: IncomingMessage, response: ServerResponse) => {
    void handleRequest(backend, { message, response, onFailure })
  })
  server.maxConnections = 5000
  const taken = new Set<Duplex>()
  upgraded.set(server, taken)
  server.on('upgrade', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
    taken.add(socket)
    socket.once('close', () => taken.delete(socket))
    upgrade(backend, message, { socket, head })
  })
  await new Promise<void>((done, fail) => {
    server.once('error', fail)
    server.listen({ port: backend.options.port, host: backend.options.host }, () => {
      server.off('error', fail)
      done()
    })
  })
  const { port } = server.address() as AddressInfo
  backend.url = `${backend.options.publicOrigin ?? `http://localhost:${port}`}/v1`
  return server
}

function upgrade(backend: Backend, message: IncomingMessage, { socket, head }: { socket: Duplex; head: Buffer }): void {
  const path = (message.url ?? '').split('?')[0] ?? ''
  socket.on('error', () => socket.destroy())
  for (const service of backend.services) {
    if (service.upgrade?.(backend, { message, socket, head, path }) === true) return
  }
  socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n')
}

/** Stops accepting, lets answers under way finish for a moment, then closes. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()))
  server.closeIdleConnections()
  for (const socket of upgraded.get(server) ?? []) socket.destroy()
  const impatience = setTimeout(() => server.closeAllConnections(), 1000)
  await closed
  clearTimeout(impatience)
}
