import type { WireResponse } from './messages'

type Headers = Record<string, string>

/** What a function returned; made by `res` alone, so that anything else can be told apart. */
export class Answer {
  constructor(readonly status: number, readonly headers: Headers, readonly body: Buffer) {}
}

/** `res` as functions know it. */
export const functionResponse = {
  text: (body: unknown, status = 200, headers: Headers = {}) => new Answer(status, headers, Buffer.from(String(body))),
  send: (body: unknown, status = 200, headers: Headers = {}) => new Answer(status, headers, Buffer.from(String(body))),
  binary: (body: Uint8Array, status = 200, headers: Headers = {}) => new Answer(status, headers, Buffer.from(body)),
  json: (body: unknown, status = 200, headers: Headers = {}) => new Answer(status, { 'content-type': 'application/json', ...headers }, Buffer.from(JSON.stringify(body))),
  empty: () => new Answer(204, {}, Buffer.alloc(0)),
  redirect: (url: string, status = 301, headers: Headers = {}) => new Answer(status, { ...headers, location: url }, Buffer.alloc(0)),
}

/** Headers in lower case, with a content type that says its charset; `x-open-runtimes-` names are dropped. */
export function toWire({ status, headers, body }: Answer): WireResponse {
  const plain: Headers = {}
  for (const [name, value] of Object.entries(headers)) {
    const low = name.toLowerCase()
    if (!low.startsWith('x-open-runtimes-')) plain[low] = String(value)
  }
  const type = plain['content-type'] ?? 'text/plain'
  plain['content-type'] = type.startsWith('multipart/') || type.includes('charset=') ? type : `${type}; charset=utf-8`
  plain['content-length'] = String(body.length)
  return { status, headers: plain, body }
}
