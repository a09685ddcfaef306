import { Agent, request } from 'node:http'

export type Sent = { method: string; url: string; headers: Record<string, string>; body: Buffer | null }
/** What came back; `status` 0 is a connection that was cut without an answer. */
export type Received = { status: number; text: string; ms: number }

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

/** Sends exactly these bytes; never rejects. Waits at most ten seconds. */
export function sendRequest({ method, url, headers, body }: Sent): Promise<Received> {
  const started = performance.now()
  return new Promise((done) => {
    const finish = (status: number, text: string) => done({ status, text, ms: performance.now() - started })
    const sent = request(url, { method, headers: body === null ? headers : { ...headers, 'content-length': String(body.length) }, agent, timeout: 10_000 }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => finish(response.statusCode ?? 0, Buffer.concat(parts).toString('latin1').slice(0, 500)))
      response.on('error', (error) => finish(0, error.message))
    })
    sent.on('timeout', () => sent.destroy(new Error('No answer in ten seconds.')))
    sent.on('error', (error) => finish(0, error.message))
    sent.end(body ?? undefined)
  })
}
