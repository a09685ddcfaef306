import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { bindToContent } from './content-security-policy.mjs'

/** Pages that say the same to everybody, signed in or not. */
const paths = new Set(['/', '/accessibility', '/help', '/privacy', '/safety', '/terms', '/verify'])
/** A page is rendered again after this time, because the clinic's settings may have changed with a restart behind it. */
const keptMs = 60_000
const looks = { theme: new Set(['light', 'dark', 'system']), density: new Set(['compact', 'default', 'touch', 'comfortable']) }
const ofOneAnswer = new Set(['x-request-id', 'date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding', 'cache-control', 'etag', 'content-security-policy'])

/**
 * Keeps the public pages as they were rendered, one copy for each look that a cookie may ask for, compressed once.
 * @param {{ render: (asked: { path: string, cookie: string, protocol: string }) => Promise<Response>, now?: () => number }} by
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<boolean>} false when the page has to be asked for as any other
 */
export function publicPages({ render, now = Date.now }) {
  const kept = new Map()
  const copyOf = (asked) => {
    const key = Object.values(asked).join(' ')
    const known = kept.get(key)
    if (known && known.until > now()) return known.copy
    const copy = render(asked).then(toCopy)
    kept.set(key, { copy, until: now() + keptMs })
    // What was no page, or failed, is not kept for the next visitor.
    copy.then((page) => page ?? kept.delete(key), () => kept.delete(key))
    return copy
  }
  return async (request, response) => {
    const asked = readAsked(request)
    const copy = asked && (await copyOf(asked).catch(() => null))
    if (!copy) return false
    send(copy, request, response)
    return true
  }
}

/** Which copy a request may have, or null: only the page itself, without a question, and not as data for the router. */
function readAsked({ method, url, headers }) {
  if ((method !== 'GET' && method !== 'HEAD') || !paths.has(url)) return null
  if (Object.keys(headers).some((name) => name === 'rsc' || name.startsWith('next-'))) return null
  const chosen = Object.entries(looks).flatMap(([name, known]) => {
    const value = new RegExp(`(?:^|; )${name}=([^;]*)`).exec(headers.cookie ?? '')?.[1]
    return known.has(value) ? [`${name}=${value}`] : []
  })
  return { path: url, cookie: chosen.join('; '), protocol: String(headers['x-forwarded-proto'] ?? 'http') }
}

async function toCopy(answer) {
  const isPage = answer.status === 200 && answer.headers.get('content-type')?.startsWith('text/html') && !answer.headers.has('set-cookie')
  if (!isPage) return null
  const { html, policy } = bindToContent(await answer.text(), answer.headers.get('content-security-policy') ?? '')
  const body = Buffer.from(html)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const [zipped, smallest] = await Promise.all([promisify(gzip)(body, { level: 9 }), promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })])
  return { etag, headers: [...[...answer.headers].filter(([name]) => !ofOneAnswer.has(name)), ...(policy === '' ? [] : [['content-security-policy', policy]])], bodies: { identity: body, gzip: zipped, br: smallest } }
}

function send({ etag, headers, bodies }, request, response) {
  for (const [name, value] of headers) response.setHeader(name, value)
  response.setHeader('etag', etag)
  // A browser may keep it, and asks each time whether it still holds.
  response.setHeader('cache-control', 'private, no-cache')
  if (request.headers['if-none-match'] === etag) {
    response.statusCode = 304
    return response.end()
  }
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
  response.setHeader('content-length', bodies[encoding].length)
  return response.end(request.method === 'HEAD' ? undefined : bodies[encoding])
}
