import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** What a function does when a row is made: it writes the row's id down, on disk before it answers. */
const FUNCTION = `
const fs = require('node:fs')
module.exports = async ({ req, res }) => {
  const handle = fs.openSync(process.env.SEEN_FILE ?? __dirname + '/seen.txt', 'a')
  fs.writeSync(handle, req.bodyJson.$id + '\\n')
  fs.closeSync(handle)
  return res.empty()
}
`

/** Everything a delivery can reach, none of which dies with the server: a text message gateway, a webhook, a function's notebook. */
export class OutsideWorld {
  readonly texts = new Set<string>()
  readonly hooks = new Set<string>()

  private constructor(private readonly folder: string, private readonly server: Server) {}

  static async open(folder: string): Promise<OutsideWorld> {
    const place = join(folder, 'function')
    mkdirSync(place, { recursive: true })
    writeFileSync(join(place, 'main.js'), FUNCTION)
    writeFileSync(join(place, 'seen.txt'), '')
    const functions = [{ $id: 'noter', name: 'Noter', runtime: 'node-22', path: place, entrypoint: 'main.js', events: ['databases.d.tables.told.rows.*.create'], timeout: 15 }]
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ functions }))
    const server = createServer()
    const world = new OutsideWorld(folder, server)
    server.on('request', (request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        world.#heard(request.url ?? '', Buffer.concat(parts).toString())
        response.end('{}')
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return world
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  get config(): string {
    return join(this.folder, 'config.json')
  }

  /** Ids of rows the function was told of, each line one run. */
  get noted(): Set<string> {
    return new Set(readFileSync(join(this.folder, 'function', 'seen.txt'), 'utf8').split('\n').filter(Boolean))
  }

  #heard(path: string, body: string): void {
    if (path === '/hook') this.hooks.add(String((JSON.parse(body) as { $id: unknown }).$id))
    else this.texts.add(new URLSearchParams(body).get('Body') ?? '')
  }

  close(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((done) => this.server.close(() => done()))
  }
}
