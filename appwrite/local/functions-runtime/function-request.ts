import type { WireRequest } from './messages'

/** `req` as functions know it: everything lazy, headers in lower case. */
export class FunctionRequest {
  readonly method: string
  readonly headers: Record<string, string>
  readonly path: string
  readonly query: Record<string, string>
  readonly queryString: string
  readonly scheme: string
  readonly host: string
  readonly port: number
  readonly url: string
  readonly bodyBinary: Buffer

  constructor(wire: WireRequest) {
    const split = wire.path.indexOf('?')
    this.method = wire.method
    this.headers = Object.fromEntries(Object.entries(wire.headers).map(([name, value]) => [name.toLowerCase(), value]))
    this.path = split < 0 ? wire.path : wire.path.slice(0, split)
    this.queryString = split < 0 ? '' : wire.path.slice(split + 1)
    this.query = Object.fromEntries(new URLSearchParams(this.queryString))
    this.scheme = this.headers['x-forwarded-proto'] ?? 'http'
    const [host = '', port] = (this.headers.host ?? '').split(':')
    this.host = host
    this.port = port === undefined ? (this.scheme === 'https' ? 443 : 80) : Number(port)
    this.url = `${this.scheme}://${this.headers.host ?? ''}${wire.path}`
    this.bodyBinary = Buffer.from(wire.body)
  }

  get bodyText(): string {
    return this.bodyBinary.toString('utf8')
  }

  get bodyRaw(): string {
    return this.bodyText
  }

  /** The body parsed as JSON; throws when it is not. */
  get bodyJson(): unknown {
    return JSON.parse(this.bodyText)
  }

  /** The body as its content type says: an object for JSON, bytes for binary types, else text. */
  get body(): unknown {
    const type = (this.headers['content-type'] ?? 'text/plain').toLowerCase()
    if (type.startsWith('application/json')) return this.bodyBinary.length === 0 ? {} : this.bodyJson
    const isBinary = ['application/', 'audio/', 'font/', 'image/', 'video/'].some((kind) => type.startsWith(kind))
    return isBinary ? this.bodyBinary : this.bodyText
  }
}
