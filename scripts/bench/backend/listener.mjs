import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

/**
 * A websocket that only listens, with as little work as can be: who opens 2,000 of them must not be what is measured.
 * The server's frames are not masked, so an event can be known by the text it carries.
 */
export class Listener {
  #socket
  heard = () => undefined

  /** @param {{ port: number, project: string, session: string, channel: string, from: string }} options `from`: one address may open 128 a minute */
  static open({ port, project, session, channel, from }) {
    return new Promise((done, fail) => {
      const listener = new Listener()
      const socket = connect({ host: '127.0.0.1', port, localAddress: from, noDelay: true })
      listener.#socket = socket
      const cookie = session === '' ? '' : `cookie: a_session_${project}=${session}\r\n`
      socket.on('connect', () => socket.write(`GET /v1/realtime?project=${project}&channels[]=${channel} HTTP/1.1\r\nhost: 127.0.0.1\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${randomBytes(16).toString('base64')}\r\n${cookie}\r\n`))
      socket.on('data', (bytes) => {
        if (bytes.includes('"type":"connected"')) done(listener)
        else if (bytes.includes('"type":"error"')) fail(new Error(bytes.toString()))
        else if (bytes.includes('"type":"event"')) listener.heard(bytes)
      })
      socket.on('error', fail)
      socket.on('close', () => fail(new Error('The server closed a socket.')))
    })
  }

  close() {
    this.#socket.destroy()
  }
}

/** Opens many from as many addresses of this machine as the limit of new sockets asks for. */
export async function openListeners(count, { port, target, channelOf }) {
  const listeners = []
  for (let i = 0; i < count; i += 1) {
    const wish = { port, project: target.project, session: target.sessions[i % target.sessions.length], channel: channelOf(i), from: `127.0.1.${1 + (i % 40)}` }
    listeners.push(await Listener.open(wish))
  }
  return listeners
}
