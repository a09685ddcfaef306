import { crc32 } from './crc32'
import { deflateSync } from 'node:zlib'

export type Rgb = readonly [number, number, number]

/** A picture as rows of palette numbers. */
export type Bitmap = { width: number; height: number; palette: readonly Rgb[]; at(x: number, y: number): number }

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])

/** Encodes a picture of few colours as PNG. */
export function encodePng({ width, height, palette, at }: Bitmap): Buffer {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = at(x, y)
  return pngFile({ width, height, palette, rows })
}

/** A PNG of eight bits a pixel from its rows, each begun by its filter's byte: numbers of `palette`, or greys without one. */
export function pngFile({ width, height, palette, rows }: Pick<Bitmap, 'width' | 'height'> & { palette: readonly Rgb[] | null; rows: Buffer }): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, palette === null ? 0 : 3, 0, 0, 0], 8)
  const colours = palette === null ? [] : [chunk('PLTE', Buffer.from(palette.flat()))]
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), ...colours, chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(body.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}
