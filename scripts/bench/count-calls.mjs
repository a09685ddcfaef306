import { spawn } from 'node:child_process'
import { createServer, request } from 'node:http'
import { inRoot } from '../start/folders.mjs'
import { freePort } from '../start/requirements.mjs'
import { webEnvironment } from '../start/settings.mjs'

/**
 * How often a page asks Appwrite: a second web server is put before a proxy that counts.
 * @param {{ endpoint: string, secrets: Record<string, string>, cookies: Record<string, string[]>, pages: { path: string, as: string }[] }} clinic
 * @returns {Promise<{ path: string, calls: number, most: number }[]>} `most`: how often one page asked the same table
 */
export async function countCalls({ endpoint, secrets, cookies, pages }) {
  const asked = []
  const proxy = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url.split('?')[0]}`)
    incoming.pipe(request(new URL(incoming.url, endpoint), { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers)
      answer.pipe(outgoing)
    }))
  })
  await new Promise((done) => proxy.listen(0, '127.0.0.1', done))
  const port = await freePort()
  const web = spawn(process.execPath, [inRoot('scripts', 'web-server.mjs')], { cwd: inRoot(), stdio: 'ignore', env: { ...process.env, ...webEnvironment({ port, demo: true, backendPort: proxy.address().port, secrets }), NODE_ENV: 'production' } })
  try {
    const ask = ({ path, as }) => fetch(`http://localhost:${port}${path}`, { headers: { cookie: cookies[as][0] }, redirect: 'manual' }).then(async (answer) => [answer.status, await answer.arrayBuffer()])
    while (!(await fetch(`http://localhost:${port}/api/health`).catch(() => null))) await new Promise((done) => setTimeout(done, 100))
    const counted = []
    for (const page of pages) {
      asked.length = 0
      const [status] = await ask(page)
      if (status !== 200) throw new Error(`${page.path} answered ${status}`)
      const each = new Map()
      for (const call of asked) each.set(call, (each.get(call) ?? 0) + 1)
      counted.push({ path: page.path, calls: asked.length, most: Math.max(0, ...each.values()) })
    }
    return counted
  } finally {
    web.kill('SIGTERM')
    proxy.close()
    proxy.closeAllConnections()
  }
}
