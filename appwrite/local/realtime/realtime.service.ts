import { WebSocketServer } from 'ws'
import type { Backend } from '../backend'
import type { Service } from '../service'
import { readHandshake } from './handshake'
import { type OpenSocket, RealtimeServer } from './realtime-server'

const running = new Map<Backend, { server: RealtimeServer; sockets: WebSocketServer }>()

/** Who listens to what on this server. */
export const describeSockets = (backend: Backend): OpenSocket[] => running.get(backend)?.server.describe() ?? []

/** Tells committed changes to whoever listens and may know. */
export const realtimeService: Service = {
  name: 'realtime',
  start(backend) {
    running.set(backend, { server: new RealtimeServer(backend), sockets: new WebSocketServer({ noServer: true, maxPayload: backend.limits.realtimeMessageBytes, perMessageDeflate: false, clientTracking: false }) })
  },
  stop(backend) {
    const mine = running.get(backend)
    mine?.server.close()
    mine?.sockets.close()
    running.delete(backend)
  },
  upgrade(backend, { message, socket, head, path }) {
    const mine = running.get(backend)
    if (path !== '/v1/realtime' || mine === undefined) return false
    const handshake = readHandshake(backend, message)
    mine.sockets.handleUpgrade(message, socket, head, (opened) => mine.server.open(opened, handshake))
    return true
  },
}
