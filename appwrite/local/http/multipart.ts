import { invalidArgument } from './appwrite-error'
import { assign, toList, type RawParams } from './query-string'

/** One file of a multipart body. */
export type UploadedFile = { field: string; name: string; type: string; bytes: Buffer }

const MAX_PARTS = 300

/** Splits a multipart/form-data body into fields and files. */
export function parseMultipart(body: Buffer, contentType: string): { params: RawParams; files: UploadedFile[] } {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const marker = boundary?.[1] ?? boundary?.[2]
  if (marker === undefined || marker.length > 200) throw invalidArgument('The multipart boundary is missing.')
  const params: RawParams = Object.create(null) as RawParams
  const files: UploadedFile[] = []
  for (const part of splitParts(body, `--${marker}`)) readPart(part, params, files)
  for (const name of Object.keys(params)) params[name] = toList(params[name])
  return { params, files }
}

function splitParts(body: Buffer, delimiter: string): Buffer[] {
  const parts: Buffer[] = []
  let from = body.indexOf(delimiter)
  while (from >= 0 && parts.length < MAX_PARTS) {
    const start = from + delimiter.length
    if (body[start] === 45 && body[start + 1] === 45) break
    const end = body.indexOf(`\r\n${delimiter}`, start)
    if (end < 0) break
    parts.push(body.subarray(start + 2, end))
    from = end + 2
  }
  return parts
}

function readPart(part: Buffer, params: RawParams, files: UploadedFile[]): void {
  const split = part.indexOf('\r\n\r\n')
  if (split < 0) return
  const head = part.subarray(0, split).toString('utf8')
  const content = part.subarray(split + 4)
  const field = /\bname="((?:[^"\\]|\\.)*)"/i.exec(head)?.[1]
  if (field === undefined) return
  const fileName = /\bfilename\*=UTF-8''([^;\r\n]+)/i.exec(head)?.[1] ?? /\bfilename="((?:[^"\\]|\\.)*)"/i.exec(head)?.[1]
  if (fileName === undefined) {
    assign(params, field, content.toString('utf8'))
    return
  }
  const type = /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1] ?? 'application/octet-stream'
  files.push({ field, name: decodeName(fileName), type: type.trim(), bytes: content })
}

/** Names arrive percent-encoded by some clients; a path in them is never kept. */
function decodeName(name: string): string {
  let plain = name
  try {
    plain = decodeURIComponent(name)
  } catch {
    // A literal per cent sign in a file name is legal.
    plain = name
  }
  return plain.split(/[\\/]/).pop() ?? ''
}
