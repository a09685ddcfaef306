import { gzipSync } from 'node:zlib'

type Packed = { name: string; content: Buffer }

const block = 512

/** Files as a gzipped tar archive (ustar), the same bytes for the same files. */
export function packCode(files: readonly Packed[]): Buffer {
  const parts = files.flatMap(({ name, content }) => [header(name, content.length), content, Buffer.alloc((block - (content.length % block)) % block)])
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(block * 2)]))
}

function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`The file name ${name} is too long for a deployment.`)
  const bytes = Buffer.alloc(block)
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`
  bytes.write(name, 0)
  bytes.write(octal(0o644, 8), 100)
  bytes.write(octal(0, 8), 108)
  bytes.write(octal(0, 8), 116)
  bytes.write(octal(size, 12), 124)
  bytes.write(octal(0, 12), 136)
  bytes.write('        ', 148)
  bytes.write('0', 156)
  bytes.write('ustar\u000000', 257)
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return bytes
}
