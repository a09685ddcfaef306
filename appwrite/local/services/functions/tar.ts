import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

const BLOCK = 512
const LARGEST = 400 * 1024 * 1024
const expand = promisify(gunzip)

type Entry = { name: string; kind: string; content: Buffer; mode: number }

/**
 * Unpacks a gzipped tar archive into a folder. Only files and folders are made;
 * links are left out and a name that leads outside is refused.
 */
export async function unpackTarGz(archive: Buffer, folder: string): Promise<number> {
  const bytes = await expand(archive, { maxOutputLength: LARGEST })
  let size = 0
  for (const entry of entriesOf(bytes)) {
    const path = safePath(folder, entry.name)
    if (entry.kind === '5') {
      await mkdir(path, { recursive: true })
    } else if (entry.kind === '0') {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, entry.content, { mode: entry.mode & 0o111 ? 0o755 : 0o644 })
      size += entry.content.length
    }
  }
  return size
}

function safePath(folder: string, name: string): string {
  const path = normalize(join(folder, name))
  if (path !== normalize(folder) && !path.startsWith(normalize(folder + sep))) throw new Error(`The archive names a file outside its folder: ${name}`)
  return path
}

function* entriesOf(bytes: Buffer): Generator<Entry> {
  let at = 0
  let longName: string | null = null
  while (at + BLOCK <= bytes.length && bytes[at] !== 0) {
    const head = bytes.subarray(at, at + BLOCK)
    const size = numberAt(head, 124, 12)
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size)
    if (content.length < size) throw new Error('The archive is cut off.')
    const kind = head[156] === 0 || head[156] === 0x37 ? '0' : String.fromCharCode(head[156] ?? 0)
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
    if (kind === 'L') longName = textOf(content)
    else if (kind === 'x') longName = paxPath(content) ?? longName
    else if (kind !== 'g') {
      yield { name: longName ?? headerName(head), kind, content, mode: numberAt(head, 100, 8) }
      longName = null
    }
  }
}

function headerName(head: Buffer): string {
  const name = textOf(head.subarray(0, 100))
  const prefix = head.subarray(257, 262).toString('latin1') === 'ustar' ? textOf(head.subarray(345, 500)) : ''
  return prefix === '' ? name : `${prefix}/${name}`
}

/** The `path` record of a pax header: lines of `<length> key=value`. */
function paxPath(content: Buffer): string | null {
  let at = 0
  while (at < content.length) {
    const space = content.indexOf(0x20, at)
    const length = Number(content.subarray(at, space).toString('latin1'))
    if (space < 0 || !Number.isInteger(length) || length <= 0) return null
    const record = content.subarray(space + 1, at + length - 1).toString('utf8')
    if (record.startsWith('path=')) return record.slice(5)
    at += length
  }
  return null
}

function textOf(bytes: Buffer): string {
  const end = bytes.indexOf(0)
  return bytes.subarray(0, end < 0 ? bytes.length : end).toString('utf8')
}

function numberAt(head: Buffer, from: number, length: number): number {
  const value = Number.parseInt(textOf(head.subarray(from, from + length)).trim() || '0', 8)
  if (!Number.isInteger(value) || value < 0) throw new Error('The archive has a header that cannot be read.')
  return value
}
