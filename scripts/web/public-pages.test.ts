import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { publicPages } from './public-pages.mjs'

const html = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-frame-options': 'DENY' }
const asking = (url: string, headers: Record<string, string> = {}, method = 'GET') => ({ method, url, headers }) as unknown as IncomingMessage

function answering() {
  const told = { statusCode: 200, headers: new Map<string, unknown>(), body: undefined as Buffer | undefined }
  const response = { setHeader: (name: string, value: unknown) => told.headers.set(name, value), end: (body?: Buffer) => void (told.body = body) }
  return { told, response: Object.defineProperty(response, 'statusCode', { set: (status: number) => void (told.statusCode = status) }) as unknown as ServerResponse }
}

function serve(page: (path: string) => Response = (path) => new Response(`<p>${path}</p>`, { headers: html })) {
  let now = 0
  const render = vi.fn(async ({ path }: { path: string }) => page(path))
  const answer = publicPages({ render, now: () => now })
  const ask = async (request: IncomingMessage) => {
    const { told, response } = answering()
    return { isAnswered: await answer(request, response), ...told }
  }
  return { render, ask, wait: (ms: number) => void (now += ms) }
}

describe('the public pages', () => {
  it('are rendered once a minute for everybody, with the headers they had', async () => {
    const { render, ask, wait } = serve()
    const [first, second] = [await ask(asking('/terms')), await ask(asking('/terms', { cookie: 'mt_session=secret' }))]
    expect(render).toHaveBeenCalledTimes(1)
    expect([first.body?.toString(), second.body?.toString()]).toEqual(['<p>/terms</p>', '<p>/terms</p>'])
    expect(second.headers.get('x-frame-options')).toBe('DENY')
    expect(second.headers.get('cache-control')).toBe('private, no-cache')
    wait(60_001)
    await ask(asking('/terms'))
    expect(render).toHaveBeenCalledTimes(2)
  })

  it('are given out with a policy that allows what is in them, and no nonce that a second visitor would get too', async () => {
    const { ask } = serve(() => new Response('<script nonce="bm9uY2U=">go()</script>', { headers: { ...html, 'content-security-policy': "script-src 'self' 'nonce-bm9uY2U='" } }))
    const { body, headers } = await ask(asking('/terms'))
    expect([body?.toString(), headers.get('content-security-policy')]).toEqual(['<script>go()</script>', `script-src 'self' 'sha256-${createHash('sha256').update('go()').digest('base64')}'`])
  })

  it('are never rendered with somebody’s session, and once for each look', async () => {
    const { render, ask } = serve()
    await ask(asking('/terms', { cookie: 'mt_session=secret; theme=dark' }))
    await ask(asking('/terms', { cookie: 'theme=dark; density=evil' }))
    await ask(asking('/terms', { cookie: 'theme=light' }))
    expect(render.mock.calls.map(([asked]) => (asked as { cookie?: string }).cookie)).toEqual(['theme=dark', 'theme=light'])
  })

  it('come compressed to whoever can read that, and not at all to whoever has them', async () => {
    const { ask } = serve()
    const zipped = await ask(asking('/help', { 'accept-encoding': 'gzip' }))
    expect(gunzipSync(zipped.body!).toString()).toBe('<p>/help</p>')
    const again = await ask(asking('/help', { 'if-none-match': String(zipped.headers.get('etag')) }))
    expect([again.statusCode, again.body]).toEqual([304, undefined])
  })

  it.each([
    ['another page', asking('/doctor')],
    ['a question', asking('/verify?code=1')],
    ['data for the router', asking('/terms', { rsc: '1' })],
    ['a form', asking('/terms', {}, 'POST')],
  ])('leave %s to be answered as any other', async (_what, request) => {
    const { render, ask } = serve()
    expect((await ask(request)).isAnswered).toBe(false)
    expect(render).not.toHaveBeenCalled()
  })

  it.each([
    ['an error', () => new Response('down', { status: 500, headers: html })],
    ['a page that sets a cookie', () => new Response('<p>', { headers: { ...html, 'set-cookie': 'a=b' } })],
  ])('are not kept when what came was %s', async (_what, page) => {
    const { render, ask } = serve(page)
    expect([(await ask(asking('/'))).isAnswered, (await ask(asking('/'))).isAnswered]).toEqual([false, false])
    expect(render).toHaveBeenCalledTimes(2)
  })
})
