import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Called with the number of the change that is passing; answers whether somebody was killed, so that nobody waits for an answer. */
export type Strike = (change: number) => boolean

/** Stands between a program and the server and counts changes passing, so that a kill falls on one exactly: before it arrives, or after it and before its answer. */
export class KillingProxy {
  #changes = 0
  onSending: Strike = () => false
  onSent: Strike = () => false

  private constructor(private readonly server: Server, public target: { url: string }) {}

  static async open(target: { url: string }): Promise<KillingProxy> {
    const server = createServer()
    const proxy = new KillingProxy(server, target)
    server.on('request', (message, response) => proxy.#pass(message, response))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`
  }

  /** Counts from nought again. */
  reset(target: { url: string }): void {
    this.target = target
    this.#changes = 0
  }

  #pass(message: IncomingMessage, response: ServerResponse): void {
    const change = message.method === 'GET' ? 0 : (this.#changes += 1)
    if (change > 0 && this.onSending(change)) return void message.socket.destroy()
    const address = new URL(message.url ?? '/', this.target.url)
    const passed = request(address, { method: message.method, headers: { ...message.headers, host: address.host } }, (answer) => {
      if (change > 0 && this.onSent(change)) return void message.socket.destroy()
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    // One side has been killed: the other learns it from its broken connection.
    passed.on('error', () => message.socket.destroy())
    message.pipe(passed)
  }

  close(): void {
    this.server.closeAllConnections()
    this.server.close()
  }
}
