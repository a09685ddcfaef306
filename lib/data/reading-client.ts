import { AppwriteException, Client } from 'node-appwrite'
import { Agent, request } from 'undici'

// A page asks a dozen questions at once, and fifty pages do so together: more sockets than this would only wait inside Appwrite.
const sockets = new Agent({ connections: 48 })

/** A page that waits longer tells its reader so: somebody with a patient in front of them must not look at nothing for minutes. */
const patienceMs = 20_000

/** Integers beyond these digits lose their last ones as a JavaScript number. */
const longNumber = /\d{16}/

/**
 * The SDK's client with a lighter way of reading: plain requests over kept sockets and the platform's own JSON, where the
 * SDK uses `fetch` and a parser for numbers of any length. Answers, errors and everything that writes are the SDK's.
 */
export class ReadingClient extends Client {
  override async call(...asked: Parameters<Client['call']>): ReturnType<Client['call']> {
    const [method, url, headers, params, responseType = 'json'] = asked
    if (method.toUpperCase() !== 'GET' || responseType !== 'json') return super.call(...asked)
    const { uri, options } = this.prepareRequest(method, new URL(url), headers, params)
    const { statusCode, answered, text } = await read(uri, options.headers as Record<string, string>)
    const isJson = String(answered['content-type']).includes('application/json')
    // The SDK knows how to say those: it asks again.
    if (!isJson || statusCode === 301 || statusCode === 302 || answered['x-appwrite-warning'] || mayLoseDigits(text)) return super.call(...asked)
    const data = JSON.parse(text) as { message?: string; type?: string }
    if (statusCode >= 400) throw new AppwriteException(data.message ?? '', statusCode, data.type, text)
    return data
  }
}

async function read(uri: string, headers: Record<string, string>) {
  try {
    const { statusCode, headers: answered, body } = await request(uri, { method: 'GET', headers, dispatcher: sockets, headersTimeout: patienceMs, bodyTimeout: patienceMs })
    return { statusCode, answered, text: await body.text() }
  } catch (error) {
    // In the words of the SDK's own way, by which callers know that nobody answered.
    throw new TypeError('fetch failed', { cause: error })
  }
}

/** Long runs of digits also stand inside texts; only a bare number is looked at twice. */
function mayLoseDigits(text: string): boolean {
  return longNumber.test(text) && /[:[,]\s*-?\d{16}/.test(text)
}
