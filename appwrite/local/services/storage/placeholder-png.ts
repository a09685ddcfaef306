import { pngFile } from '../avatars/png'

const GREY = 0xec

/** A plain grey picture of the asked size, shown where a file has no picture of its own. */
export function placeholderPng(width: number, height: number): Buffer {
  const row = Buffer.alloc(width + 1, GREY)
  row[0] = 0
  return pngFile({ width, height, palette: null, rows: Buffer.concat(Array.from({ length: height }, () => row)) })
}
