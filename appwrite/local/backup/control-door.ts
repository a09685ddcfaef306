import { randomBytes, timingSafeEqual } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Backend } from '../backend'
import { BackupError } from './backup-error'
import { holdMoment } from './hold-moment'

/** Where the door is and what opens it: known to whoever may read the data folder, and to nobody else. */
export const DOOR_FILE = 'server.door'
export type DoorNote = { port: number; token: string }

type Hold = { id: string; release: () => void }

/**
 * A way in for programs of the same person on the same machine (`npm run backup`), apart from the port that clients use:
 * it listens on the loopback address, and the token is made anew on every start.
 * `POST /hold` answers a line with the moment and holds it as long as the connection stays; `POST /release/ID` ends it and
 * answers 200 only when it was held until then.
 */
export class ControlDoor {
  readonly #token = randomBytes(32).toString('hex')
  readonly #server: Server
  #hold: Hold | null = null

  constructor(private readonly backend: Backend, private readonly folder: string) {
    this.#server = createServer((request, response) => void this.#answer(request, response))
    this.#server.requestTimeout = 10_000
  }

  async open(): Promise<void> {
    await new Promise<void>((done, fail) => {
      this.#server.once('error', fail)
      this.#server.listen(0, '127.0.0.1', done)
    })
    const note: DoorNote = { port: (this.#server.address() as AddressInfo).port, token: this.#token }
    const file = join(this.folder, DOOR_FILE)
    rmSync(file, { force: true })
    writeFileSync(file, JSON.stringify(note), { mode: 0o600 })
  }

  async close(): Promise<void> {
    this.#hold?.release()
    this.#hold = null
    rmSync(join(this.folder, DOOR_FILE), { force: true })
    const closed = new Promise<void>((done) => this.#server.close(() => done()))
    this.#server.closeAllConnections()
    await closed
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!this.#isAllowed(request)) return say(response, 403, { message: 'Not allowed.' })
    try {
      if (request.method === 'POST' && request.url === '/hold') return await this.#startHold(response)
      const id = request.method === 'POST' ? /^\/release\/([0-9a-f]{16})$/.exec(request.url ?? '')?.[1] : undefined
      if (id !== undefined) return this.#endHold(id, response)
      say(response, 404, { message: 'Not found.' })
    } catch (error) {
      say(response, error instanceof BackupError ? 409 : 500, { message: error instanceof Error ? error.message : String(error) })
    }
  }

  #isAllowed(request: IncomingMessage): boolean {
    const given = Buffer.from(String(request.headers['x-door-token'] ?? ''))
    const wanted = Buffer.from(this.#token)
    // A page in a browser of this machine cannot send this header without asking first, and is never told yes.
    return given.length === wanted.length && timingSafeEqual(given, wanted) && request.headers.origin === undefined
  }

  async #startHold(response: ServerResponse): Promise<void> {
    const { moment, release } = await holdMoment(this.backend)
    const hold = { id: randomBytes(8).toString('hex'), release }
    this.#hold = hold
    response.once('close', () => this.#drop(hold))
    if (response.destroyed) return this.#drop(hold)
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    response.write(`${JSON.stringify({ id: hold.id, moment, projectId: this.backend.project.id })}\n`)
  }

  #endHold(id: string, response: ServerResponse): void {
    const wasHeld = this.#hold?.id === id
    if (wasHeld && this.#hold !== null) this.#drop(this.#hold)
    say(response, wasHeld ? 200 : 410, {})
  }

  #drop(hold: Hold): void {
    if (this.#hold !== hold) return
    this.#hold = null
    hold.release()
  }
}

function say(response: ServerResponse, status: number, body: Record<string, unknown>): void {
  if (response.headersSent) return void response.end()
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
