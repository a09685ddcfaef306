import { execFileSync } from 'node:child_process'
import { gzipSync } from 'node:zlib'

/** Kilobytes of gzipped script that a page's first view loads. */
export async function firstLoadOf(address, { page, cookies }) {
  const answer = await fetch(address + page.path(), { headers: { cookie: page.as ? cookies[page.as][0] : '' } })
  const html = await answer.text()
  // What is marked nomodule is for browsers that load nothing else of ours.
  const tags = [...html.matchAll(/<script[^>]+src="([^"]+\.js[^"]*)"[^>]*>/g)].filter((match) => !/nomodule/i.test(match[0]))
  const scripts = [...new Set(tags.map((match) => match[1]))]
  const sizes = await Promise.all(scripts.map(async (src) => gzipSync(Buffer.from(await (await fetch(new URL(src, address))).arrayBuffer())).length))
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024)
}

/** Resident memory of each program that the supervisor keeps. */
export function memoryOf(pid) {
  const listed = execFileSync('ps', ['-o', 'pid=,ppid=,rss=,args=', '-e'], { encoding: 'utf8' })
  return listed.split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line)).filter((match) => match && Number(match[2]) === pid)
    .map((match) => ({ name: /web-server/.test(match[4]) ? 'web server' : /local\/start/.test(match[4]) ? 'backend' : 'mailbox', mb: Math.round(Number(match[3]) / 1024) }))
}
