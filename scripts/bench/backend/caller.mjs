import { connect } from 'node:net'

const END_OF_HEAD = Buffer.from('\r\n\r\n')

/**
 * One kept-open connection that asks one thing at a time. It does the least a client can do, because what the load
 * generator spends is missing to the server on a machine of two cores.
 */
export class Caller {
  #socket
  #answered = null
  #failed = null
  #parts = []
  #missing = -1
  #status = 0

  /** @param {{ port: number, from?: string }} options `from`: the address to call from, so that one machine can be many */
  static open({ port, from = '127.0.0.1' }) {
    return new Promise((done, fail) => {
      const caller = new Caller()
      caller.#socket = connect({ host: '127.0.0.1', port, localAddress: from, noDelay: true }, () => done(caller))
      caller.#socket.on('data', (bytes) => caller.#read(bytes))
      caller.#socket.on('error', (error) => (caller.#failed ?? fail)(error))
      caller.#socket.on('close', () => caller.#failed?.(new Error('The server closed the connection.')))
    })
  }

  /**
   * Sends a request and resolves with status and body. Refusals of the server are errors here: a bench measures work.
   * @param {{ method: string, path: string, head: string, body?: string | Buffer }} request `head` are header lines, each ending in CRLF
   */
  async ask({ method, path, head, body = '' }) {
    const length = body.length === 0 ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`
    const { status, bytes } = await new Promise((done, fail) => {
      this.#answered = done
      this.#failed = fail
      const start = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${head}${length}\r\n`
      if (typeof body === 'string') this.#socket.write(start + body)
      else {
        this.#socket.write(start, 'latin1')
        this.#socket.write(body)
      }
    })
    if (status >= 400) throw new Error(`${method} ${path} answered ${status}: ${bytes.toString().slice(0, 200)}`)
    return bytes
  }

  #read(bytes) {
    if (this.#missing < 0) {
      const at = bytes.indexOf(END_OF_HEAD)
      if (at < 0) throw new Error('The head of an answer came in pieces.')
      const head = bytes.latin1Slice(0, at)
      this.#status = Number(head.slice(9, 12))
      this.#missing = this.#status === 204 ? 0 : Number(/\ncontent-length: (\d+)/i.exec(head)[1])
      bytes = bytes.subarray(at + 4)
    }
    this.#missing -= bytes.length
    this.#parts.push(bytes)
    if (this.#missing > 0) return
    const body = this.#parts.length === 1 ? this.#parts[0] : Buffer.concat(this.#parts)
    const done = this.#answered
    this.#missing = -1
    this.#parts = []
    this.#failed = null
    done({ status: this.#status, bytes: body })
  }

  close() {
    this.#failed = null
    this.#socket.destroy()
  }
}
