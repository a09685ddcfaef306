// The clinic's one door: Next's pages, and through it to Appwrite only realtime and the OAuth callback.
import { EventEmitter } from 'node:events'
import { createServer } from 'node:http'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inRoot, root } from './start/folders.mjs'
import { nowServing } from './start/served-pages.mjs'
import { freshPolicy, hashesOf } from './web/content-security-policy.mjs'
import { forwardRequest, forwardUpgrade } from './web/forward.mjs'
import { publicPages } from './web/public-pages.mjs'
import { isReadable } from './web/readable-path.mjs'
import { readVisitor } from './web/visitor.mjs'

const isDevelopment = process.env.NODE_ENV !== 'production'
const port = Number(process.env.PORT)
const backend = new URL(process.env.APPWRITE_ENDPOINT)
const trustsProxy = process.env.TRUST_PROXY === 'true'

const next = createRequire(import.meta.url)('next')
// Next would take every websocket of the server it is given: it gets a stand-in, and hot reload is handed over by us.
const pagesDoor = new EventEmitter()
const app = next({ dev: isDevelopment, dir: root, hostname: 'localhost', port, httpServer: pagesDoor })
const openSockets = new Set()
let isStopping = false

// Two pages are rendered by the build, for when nothing else can be: their scripts are known by what is in them.
const builtPages = ['server/app/_global-error.html', 'server/pages/500.html'].map((file) => inRoot(process.env.NEXT_DIST_DIR ?? '.next', file)).filter((file) => !isDevelopment && existsSync(file))
const hashes = [...new Set(builtPages.flatMap((file) => hashesOf(readFileSync(file, 'utf8'))))]

// A public page is rendered by asking ourselves, with nothing of the visitor but the look they chose.
const ourOwn = randomUUID()
const answerPublic = publicPages({
  render: ({ path, cookie, protocol }) => fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie, 'accept-encoding': 'identity', 'x-public-page': `${ourOwn} ${protocol}` } }),
})

function onRequest(request, response) {
  const visitor = readVisitor(request, trustsProxy)
  request.headers['x-request-id'] = randomUUID()
  Object.assign(request.headers, visitor)
  response.setHeader('x-request-id', request.headers['x-request-id'])
  // Next reads its nonce from the request: what a visitor wrote there in its place must not be believed.
  const policy = freshPolicy({ isDevelopment, hashes })
  delete request.headers['content-security-policy-report-only']
  request.headers['content-security-policy'] = policy
  response.setHeader('content-security-policy', policy)
  if (isStopping) response.setHeader('connection', 'close')
  const path = (request.url ?? '/').split('?')[0]
  if (!isReadable(path)) {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
    return response.end('This address is not written as addresses are.\n')
  }
  if (path.startsWith('/v1/account/sessions/oauth2/callback/')) return forwardRequest(backend, request, response)
  if (path === '/v1' || path.startsWith('/v1/')) {
    response.writeHead(404, { 'content-type': 'application/json; charset=utf-8' })
    return response.end('{"message":"Not found","code":404}')
  }
  void answerPage(request, response)
}

async function answerPage(request, response) {
  const [asker, protocol] = String(request.headers['x-public-page'] ?? '').split(' ')
  delete request.headers['x-public-page']
  if (asker === ourOwn) request.headers['x-forwarded-proto'] = protocol
  else if (!isDevelopment && (await answerPublic(request, response))) return
  return answer(request, response)
}

function onUpgrade(request, socket, head) {
  openSockets.add(socket)
  socket.once('close', () => openSockets.delete(socket))
  const path = (request.url ?? '/').split('?')[0]
  if (path === '/v1/realtime') return forwardUpgrade(backend, { request, socket, head, visitor: readVisitor(request, trustsProxy) })
  if (isDevelopment) return void pagesDoor.emit('upgrade', request, socket, head)
  socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n')
}

const leavePages = isDevelopment ? () => undefined : nowServing()
await app.prepare()
const answer = app.getRequestHandler()
const server = createServer({ keepAliveTimeout: 65_000, headersTimeout: 20_000, requestTimeout: 120_000 }, onRequest)
server.on('upgrade', onUpgrade)
server.once('error', (error) => {
  process.stderr.write(`The web server cannot listen on port ${port}: ${error.message}\n`)
  process.exit(1)
})
server.listen(port, () => process.send?.('ready'))

async function stop() {
  if (isStopping) return
  isStopping = true
  const closed = new Promise((done) => server.close(done))
  server.closeIdleConnections()
  for (const socket of openSockets) socket.destroy()
  const impatience = setTimeout(() => server.closeAllConnections(), 1200)
  await closed
  clearTimeout(impatience)
  // Next's own closing may wait for a compiler in development; nothing of the clinic's depends on it.
  await Promise.race([app.close(), new Promise((done) => setTimeout(done, 500))])
  leavePages()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop())
