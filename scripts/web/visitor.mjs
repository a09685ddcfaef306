const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'x-real-ip', 'x-request-id']

/**
 * Where a request comes from, as headers that the pages may believe. What a visitor sent in their place is removed;
 * behind a proxy of the clinic's own (TRUST_PROXY=true) its last entry is believed.
 * @param {import('node:http').IncomingMessage} request
 * @param {boolean} trustsProxy
 */
export function readVisitor(request, trustsProxy) {
  const sent = { ...request.headers }
  for (const name of forwarding) delete request.headers[name]
  const fromSocket = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const host = request.headers.host ?? 'localhost'
  if (!trustsProxy) return { 'x-forwarded-for': fromSocket, 'x-forwarded-proto': request.socket.encrypted ? 'https' : 'http', 'x-forwarded-host': host }
  return {
    // The proxy appends the address it saw; anything before it was written by the visitor.
    'x-forwarded-for': lastEntry(sent['x-forwarded-for']) ?? fromSocket,
    'x-forwarded-proto': lastEntry(sent['x-forwarded-proto']) === 'https' ? 'https' : 'http',
    'x-forwarded-host': lastEntry(sent['x-forwarded-host']) ?? host,
  }
}

function lastEntry(header) {
  const text = Array.isArray(header) ? header.join(',') : header
  return text?.split(',').at(-1)?.trim() || undefined
}
