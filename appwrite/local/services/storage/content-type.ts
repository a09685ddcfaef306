type Signature = { type: string; at?: number; bytes: readonly number[] }

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0))

/** Leading bytes of the formats a clinic meets. */
const SIGNATURES: readonly Signature[] = [
  { type: 'application/pdf', bytes: ascii('%PDF-') },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', bytes: ascii('GIF8') },
  { type: 'image/webp', at: 8, bytes: ascii('WEBP') },
  { type: 'image/avif', at: 4, bytes: ascii('ftypavif') },
  { type: 'image/heic', at: 4, bytes: ascii('ftypheic') },
  { type: 'image/heic', at: 4, bytes: ascii('ftypheix') },
  { type: 'video/quicktime', at: 4, bytes: ascii('ftypqt') },
  { type: 'video/mp4', at: 4, bytes: ascii('ftyp') },
  { type: 'application/dicom', at: 128, bytes: ascii('DICM') },
  { type: 'application/gzip', bytes: [0x1f, 0x8b] },
  { type: 'image/tiff', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { type: 'image/tiff', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { type: 'image/bmp', bytes: ascii('BM') },
  { type: 'audio/ogg', bytes: ascii('OggS') },
  { type: 'audio/mpeg', bytes: ascii('ID3') },
  { type: 'text/rtf', bytes: ascii('{\\rtf') },
]

const OFFICE: Readonly<Record<string, string>> = {
  'word/': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'xl/': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'ppt/': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}

/** What the bytes are, judged by themselves; a file's name and what its sender claims are not asked. */
export function contentTypeOf(bytes: Buffer): string {
  if (bytes.length === 0) return 'application/x-empty'
  // A single byte says nothing about what it is.
  if (bytes.length === 1) return 'application/octet-stream'
  for (const { type, at = 0, bytes: mark } of SIGNATURES) if (mark.every((byte, i) => bytes[at + i] === byte)) return type
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return zipType(bytes)
  return isText(bytes) ? textType(bytes) : 'application/octet-stream'
}

function zipType(bytes: Buffer): string {
  const head = bytes.subarray(0, 8192).toString('latin1')
  for (const [folder, type] of Object.entries(OFFICE)) if (head.includes(folder)) return type
  return 'application/zip'
}

function isText(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 65_536)
  for (const byte of head) if (byte === 0 || (byte < 32 && ![7, 8, 9, 10, 12, 13, 27].includes(byte))) return false
  return true
}

function textType(bytes: Buffer): string {
  const head = bytes.subarray(0, 1024).toString('utf8').trimStart().toLowerCase()
  if (head.startsWith('<!doctype html') || head.startsWith('<html')) return 'text/html'
  if (head.includes('<svg')) return 'image/svg+xml'
  if (head.startsWith('<?xml')) return 'text/xml'
  return isJson(bytes, head) ? 'application/json' : 'text/plain'
}

function isJson(bytes: Buffer, head: string): boolean {
  if (!/^[[{]/.test(head) || bytes.length > 1_000_000) return false
  try {
    JSON.parse(bytes.toString('utf8'))
    return true
  } catch {
    // Text that merely begins like JSON.
    return false
  }
}

/** Types that browsers are told as they are; everything else is shown as plain text. */
const SHOWN = new Set([
  'image/jpeg', 'image/gif', 'image/png', 'image/webp', 'image/heic', 'image/avif',
  'video/mp4', 'video/webm', 'video/quicktime', 'audio/mpeg', 'audio/ogg', 'audio/mp4', 'application/pdf', ...Object.values(OFFICE),
])

/** The type a browser is told when a file is viewed. HTML, SVG and whatever else could run a script become plain text. */
export function shownType(type: string): string {
  return SHOWN.has(type) ? type : 'text/plain'
}
