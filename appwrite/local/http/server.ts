import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Backend } from '../backend'
import { handleRequest } from './handle-request'
import { SocketGate } from './socket-gate'

/** Sockets that websockets took over; the HTTP server no longer counts them but would wait for them. */
const upgraded = new WeakMap<Server, Set<Duplex>>()

export type FailureReport = (error: unknown, about: { method: string; path: string }) => void

/** Listens on the port and hands requests and websocket handshakes to the backend. */
export async function listen(backend: Backend, onFailure: FailureReport): Promise<Server> {
  const { limits } = backend
  const timing = { keepAliveTimeout: limits.keepAliveMs, headersTimeout: limits.headersMs, requestTimeout: limits.requestMs, connectionsCheckingInterval: Math.min(5000, limits.headersMs) }
  const server = createServer({ ...timing, maxHeaderSize: limits.headerBytes }, (message: IncomingMessage, response: ServerResponse) => {
    handleRequest(backend, { message, response, onFailure }).catch((error: unknown) => {
      // Not even the refusal could be sent: the caller is cut off, and everybody else is served on.
      onFailure(error, { method: message.method ?? '', path: '' })
      message.socket.destroy()
    })
  })
  // One more than allowed, so that too many are seen and refused instead of silently left out.
  server.maxHeadersCount = limits.headerCount + 1
  server.setTimeout(limits.stalledMs)
  const gate = new SocketGate({ total: limits.sockets, each: limits.socketsPerAddress, trusted: backend.trustedAddresses })
  server.on('connection', (socket) => gate.admit(socket))
  const taken = new Set<Duplex>()
  upgraded.set(server, taken)
  server.on('upgrade', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
    taken.add(socket)
    socket.once('close', () => taken.delete(socket))
    upgrade(backend, message, { socket, head, onFailure })
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

type Upgrade = { socket: Duplex; head: Buffer; onFailure: FailureReport }

function upgrade(backend: Backend, message: IncomingMessage, { socket, head, onFailure }: Upgrade): void {
  const path = (message.url ?? '').split('?')[0] ?? ''
  socket.on('error', () => socket.destroy())
  try {
    for (const service of backend.services) {
      if (service.upgrade?.(backend, { message, socket, head, path }) === true) return
    }
  } catch (error) {
    onFailure(error, { method: 'UPGRADE', path })
    socket.destroy()
    return
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
