import type { Socket } from 'node:net'
import { Crowd, type CrowdLimits } from './crowd'

const BUSY = 'HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\nretry-after: 10\r\ncontent-length: 0\r\n\r\n'
const FLOOD = 'HTTP/1.1 429 Too Many Requests\r\nconnection: close\r\nretry-after: 60\r\ncontent-length: 0\r\n\r\n'

/** The peer's address, an IPv4 one without its IPv6 wrapping, so that one caller counts as one; empty for a closed socket. */
export function addressOf(socket: { remoteAddress?: string | undefined }): string {
  return socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
}

/** Lets new connections in, websockets included, or says why not and ends them. */
export class SocketGate {
  readonly #crowd: Crowd

  constructor(limits: CrowdLimits) {
    this.#crowd = new Crowd(limits)
  }

  admit(socket: Socket): void {
    const leave = this.#crowd.enter(addressOf(socket))
    if (leave !== null) {
      socket.once('close', leave)
      return
    }
    socket.on('error', () => socket.destroy())
    socket.end(this.#crowd.isFull ? BUSY : FLOOD, () => socket.destroy())
  }
}
