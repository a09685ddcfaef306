import type { ServerResponse } from 'node:http'
import { AppwriteError } from './appwrite-error'
import type { Context } from './context'
import { toJson } from './json-body'
import { RawBody, RawJson } from './reply'

const JSON_TYPE = 'application/json; charset=UTF-8'

type Head = { status: number; headers: readonly [string, string][] }

/** Writes what a handler returned. */
export function sendResult(response: ServerResponse, context: Context, result: unknown): void {
  const head: Head = context.reply
  if (result === undefined) {
    const status = context.route.status ?? 204
    write(response, { status: status === 200 ? 204 : context.reply.status, headers: head.headers }, { body: '', type: null })
    return
  }
  if (result instanceof RawJson) write(response, head, { body: result.text, type: JSON_TYPE })
  else if (result instanceof RawBody) write(response, head, { body: result.bytes, type: result.contentType })
  else write(response, head, { body: toJson(shaped(context, result)), type: JSON_TYPE })
}

/** A refusal holds for this call alone. */
const FORGOTTEN: readonly [string, string][] = [['cache-control', 'no-cache, no-store, must-revalidate'], ['expires', '0'], ['pragma', 'no-cache']]

/** Answers a refusal as JSON in Appwrite's shape, told not to be cached. */
export function sendError(response: ServerResponse, error: AppwriteError, headers: readonly [string, string][]): void {
  write(response, { status: error.status, headers: [...headers, ...FORGOTTEN] }, { body: JSON.stringify(error.toBody()), type: JSON_TYPE })
}

/** The same for people: where browsers are sent, and where there is nothing. */
export function sendErrorPage(response: ServerResponse, error: AppwriteError, headers: readonly [string, string][]): void {
  const { code, message } = error.toBody()
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Error ${code}</title></head><body><h1>${code}</h1><p>${escaped(message)}</p></body></html>`
  write(response, { status: error.status, headers: [...headers, ...FORGOTTEN] }, { body, type: 'text/html; charset=UTF-8' })
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

function shaped(context: Context, result: unknown): unknown {
  const { model } = context.route
  if (model === undefined || typeof result !== 'object' || result === null) return result
  const { formats } = context.backend
  const body = result as Record<string, unknown>
  return model.endsWith('[]') ? formats.applyToList(body, model.slice(0, -2), context.format) : formats.apply(body, model, context.format)
}

function write(response: ServerResponse, { status, headers }: Head, { body, type }: { body: string | Buffer; type: string | null }): void {
  if (response.headersSent || response.destroyed) return
  const all: string[] = []
  for (const [name, value] of headers) all.push(name, value)
  if (type !== null) all.push('content-type', type)
  if (status !== 204) all.push('content-length', String(typeof body === 'string' ? Buffer.byteLength(body) : body.length))
  all.push('x-content-type-options', 'nosniff', 'server', 'Appwrite')
  response.writeHead(status, all)
  response.end(status === 204 || response.req.method === 'HEAD' ? undefined : body)
}
