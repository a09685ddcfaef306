import { spawn } from 'node:child_process'
import { createServer, request } from 'node:http'
import { inRoot } from '../start/folders.mjs'
import { freePort } from '../start/requirements.mjs'
import { webEnvironment } from '../start/settings.mjs'

/**
 * How often each page asks Appwrite: a second web server is put before a proxy that counts, and every page that can be
 * reached by links from a person's home is opened, one of each kind.
 * @param {{ endpoint: string, secrets: Record<string, string>, cookies: Record<string, string[]>, routes: string[], homes: Record<string, string>, further: { path: string, as: string }[] }} clinic
 *   `routes`: the pages there are, such as `/doctor/patients/[patientId]`; `homes`: where each role begins; `further`: pages that no link of these homes leads to
 * @returns {Promise<{ path: string, calls: number, most: number }[]>} `most`: how often one page asked the same table
 */
export async function countCalls({ endpoint, secrets, cookies, routes, homes, further }) {
  const asked = []
  const proxy = createServer((incoming, outgoing) => {
    // The sealer of the audit trail works in the same process, beside the pages.
    if (incoming.headers['x-forwarded-user-agent'] !== 'audit-sealer') asked.push(`${incoming.method} ${incoming.url.split('?')[0]}`)
    incoming.pipe(request(new URL(incoming.url, endpoint), { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers)
      answer.pipe(outgoing)
    }))
  })
  await new Promise((done) => proxy.listen(0, '127.0.0.1', done))
  const port = await freePort()
  const web = spawn(process.execPath, [inRoot('scripts', 'web-server.mjs')], { cwd: inRoot(), stdio: 'ignore', env: { ...process.env, ...webEnvironment({ port, demo: true, backendPort: proxy.address().port, secrets }), NODE_ENV: 'production' } })
  try {
    while (!(await fetch(`http://localhost:${port}/api/health`).catch(() => null))) await new Promise((done) => setTimeout(done, 100))
    const open = ({ path, as }) => fetch(`http://localhost:${port}${path}`, { headers: { cookie: cookies[as][0] }, redirect: 'manual' }).then(async (answer) => ({ status: answer.status, text: await answer.text() }))
    const pages = await pagesFrom({ open, routes }, [...Object.entries(homes).map(([as, path]) => ({ path, as })), ...further])
    const counted = []
    for (const page of pages) {
      asked.length = 0
      await open(page)
      const each = new Map()
      for (const call of asked) each.set(call, (each.get(call) ?? 0) + 1)
      counted.push({ path: page.path, calls: asked.length, most: Math.max(0, ...each.values()) })
    }
    return counted.toSorted((a, b) => b.calls - a.calls)
  } finally {
    web.kill('SIGTERM')
    proxy.close()
    proxy.closeAllConnections()
  }
}

/** The pages that links lead to, beginning at some, one of each route. Each was opened once by then, so what the server keeps for everybody for some seconds is no page's own question. */
async function pagesFrom({ open, routes }, first) {
  const routeOf = routeFinder(routes)
  const found = new Map()
  const waiting = [...first]
  for (let page = waiting.shift(); page; page = waiting.shift()) {
    const route = routeOf(page.path)
    if (!route || found.has(route)) continue
    const { status, text } = await open(page)
    if (status !== 200) continue
    found.set(route, page)
    const area = `/${page.path.split('/')[1]}`
    for (const [, path] of text.matchAll(/href="(\/[^"?#]*)/g)) if (path === area || path.startsWith(`${area}/`)) waiting.push({ path, as: page.as })
  }
  return [...found.values()]
}

/** The route of an address: one without gaps before one with. */
function routeFinder(routes) {
  const gaps = (route) => route.split('[').length
  const known = routes.toSorted((a, b) => gaps(a) - gaps(b)).map((route) => [route, new RegExp(`^${route.replace(/\[[^\]]+\]/g, '[^/]+')}$`)])
  return (path) => known.find(([, pattern]) => pattern.test(path))?.[0]
}
