/** How much a caller may ask of the server before it is refused. Sizes in bytes, times in milliseconds. */
export type Limits = {
  /** Largest JSON or form body. */
  jsonBytes: number
  /** Largest multipart body: one piece of a file, or a whole small one. */
  uploadBytes: number
  urlBytes: number
  /** All headers of a request together, and how many there may be. */
  headerBytes: number
  headerCount: number
  jsonDepth: number
  /** How long one search of a table may take; everybody else waits meanwhile. */
  statementMs: number
  /** Names a form or query string may carry. */
  params: number
  /** A request must have sent its headers within this time, and all of itself within the second. */
  headersMs: number
  requestMs: number
  /** How long a connection may wait for the next request, or for a client that does not read its answer. */
  keepAliveMs: number
  stalledMs: number
  /** How long the rest of a refused body is still read, so that its sender can hear why. */
  lingerMs: number
  /** Open connections of any kind: all together, and from one address. */
  sockets: number
  socketsPerAddress: number
  /** Open realtime sockets: all together, and from one address. */
  realtimeSockets: number
  realtimeSocketsPerAddress: number
  /** Largest message a realtime client may send, and what may wait for one that does not read. */
  realtimeMessageBytes: number
  realtimeBufferBytes: number
  /** A realtime client that answers no ping for this long is gone. */
  realtimeSilenceMs: number
}

const MB = 1024 * 1024

export const DEFAULT_LIMITS: Limits = {
  jsonBytes: 10 * MB, uploadBytes: 64 * MB, urlBytes: 32 * 1024, headerBytes: 32 * 1024, headerCount: 100, jsonDepth: 64, params: 5000, statementMs: 2000,
  headersMs: 20_000, requestMs: 120_000, keepAliveMs: 65_000, stalledMs: 120_000, lingerMs: 2000,
  sockets: 5000, socketsPerAddress: 256, realtimeSockets: 4000, realtimeSocketsPerAddress: 128,
  realtimeMessageBytes: 64 * 1024, realtimeBufferBytes: 4 * MB, realtimeSilenceMs: 60_000,
}

/** Callers that share one address on purpose: the web server and a reverse proxy on this machine. */
export const TRUSTED_ADDRESSES: readonly string[] = ['127.0.0.1', '::1']

/**
 * The limits set in the environment: `APPWRITE_LIMIT_` and the name in capitals, e.g. `APPWRITE_LIMIT_SOCKETS_PER_ADDRESS=64`.
 * Throws a sentence for a value that is no whole number above zero.
 */
export function limitsFrom(environment: Readonly<Record<string, string | undefined>>): Partial<Limits> {
  const limits: Partial<Limits> = {}
  for (const name of Object.keys(DEFAULT_LIMITS) as (keyof Limits)[]) {
    const variable = `APPWRITE_LIMIT_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`
    const text = environment[variable]
    if (text === undefined || text === '') continue
    if (!/^[1-9]\d{0,11}$/.test(text)) throw new Error(`${variable} must be a whole number above zero, not "${text}".`)
    limits[name] = Number(text)
  }
  return limits
}
