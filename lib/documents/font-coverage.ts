/** Whether a font has a picture for a character. */
export type Coverage = (codePoint: number) => boolean

type Range = { from: number; to: number }

/**
 * Reads which characters a TrueType font can print (its `cmap`, formats 4 and 12).
 * @throws Error for bytes that are no such font
 */
export function coverageOf(font: Uint8Array): Coverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const ranges = readSubtables(view, tableAt(view, 'cmap')).toSorted((a, b) => a.from - b.from)
  return (codePoint) => {
    let low = 0
    let high = ranges.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const range = ranges[middle]!
      if (codePoint < range.from) high = middle - 1
      else if (codePoint > range.to) low = middle + 1
      else return true
    }
    return false
  }
}

function tableAt(view: DataView, tag: string): number {
  const count = view.getUint16(4)
  for (let i = 0; i < count; i++) {
    const at = 12 + i * 16
    const name = String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))
    if (name === tag) return view.getUint32(at + 8)
  }
  throw new Error('This font does not say which characters it has.')
}

function readSubtables(view: DataView, cmap: number): Range[] {
  const count = view.getUint16(cmap + 2)
  for (const format of [12, 4]) {
    for (let i = 0; i < count; i++) {
      const at = cmap + view.getUint32(cmap + 8 + i * 8)
      if (view.getUint16(at) === format) return format === 12 ? readGroups(view, at) : readSegments(view, at)
    }
  }
  throw new Error('This font lists its characters in a way that is not known here.')
}

function readGroups(view: DataView, at: number): Range[] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, i) => ({ from: view.getUint32(at + 16 + i * 12), to: view.getUint32(at + 20 + i * 12) }))
}

function readSegments(view: DataView, at: number): Range[] {
  const count = view.getUint16(at + 6) / 2
  const ends = at + 14
  const starts = ends + count * 2 + 2
  const segments = Array.from({ length: count }, (_, i) => ({ from: view.getUint16(starts + i * 2), to: view.getUint16(ends + i * 2) }))
  return segments.filter((segment) => segment.from !== 0xffff)
}
