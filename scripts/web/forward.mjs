import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'

const hopByHop = new Set(['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding', 'upgrade'])
const openRequest = (backend) => (backend.protocol === 'https:' ? httpsRequest : httpRequest)

/** Hands one HTTP request to Appwrite and its answer back. The clinic's own cookies stay here. */
export function forwardRequest(backend, request, response) {
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !hopByHop.has(name) && name !== 'cookie'))
  const outgoing = openRequest(backend)({ host: backend.hostname, port: backend.port, method: request.method, path: request.url, headers: { ...headers, host: backend.host } })
  outgoing.on('response', (incoming) => {
    const answered = Object.fromEntries(Object.entries(incoming.headers).filter(([name]) => !hopByHop.has(name)))
    response.writeHead(incoming.statusCode ?? 502, answered)
    incoming.pipe(response)
  })
  outgoing.on('error', () => {
    if (!response.headersSent) response.writeHead(502, { 'content-type': 'application/json; charset=utf-8' })
    response.end('{"message":"The clinic’s records cannot be reached right now.","code":502}')
  })
  request.pipe(outgoing)
}

/**
 * Joins a browser's realtime socket to Appwrite's. Only pages of this address may open one, and it carries no cookie:
 * what it may hear is decided by the short-lived token it brings.
 */
export function forwardUpgrade(backend, { request, socket, head, visitor }) {
  socket.on('error', () => socket.destroy())
  if (!isSameOrigin(request)) return refuse(socket, '403 Forbidden')
  const { cookie: _cookie, origin: _origin, ...headers } = request.headers
  const outgoing = openRequest(backend)({ host: backend.hostname, port: backend.port, path: request.url, headers: { ...headers, ...visitor, host: backend.host } })
  outgoing.on('upgrade', (incoming, backendSocket, backendHead) => {
    backendSocket.on('error', () => socket.destroy())
    backendSocket.once('close', () => socket.destroy())
    socket.once('close', () => backendSocket.destroy())
    const lines = Object.entries(incoming.headers).map(([name, value]) => `${name}: ${value}`)
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
    for (const side of [socket, backendSocket]) side.setNoDelay?.(true)
    if (backendHead.length > 0) socket.write(backendHead)
    if (head.length > 0) backendSocket.write(head)
    socket.pipe(backendSocket).pipe(socket)
  })
  outgoing.on('response', (incoming) => refuse(socket, `${incoming.statusCode} ${incoming.statusMessage}`))
  outgoing.on('error', () => refuse(socket, '502 Bad Gateway'))
  outgoing.end()
}

function refuse(socket, status) {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

function isSameOrigin({ headers }) {
  if (!headers.origin) return true
  try {
    return new URL(headers.origin).host === headers.host
  } catch {
    // An origin that is no address is nobody's.
    return false
  }
}
