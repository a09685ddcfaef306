import { glyphs } from './glyph.table'
import { encodePng, type Rgb } from './png'

const BACKGROUNDS: readonly Rgb[] = [[253, 54, 110], [105, 92, 210], [17, 111, 219], [8, 120, 110], [170, 72, 8], [150, 45, 120], [60, 90, 40]]
const WHITE: Rgb = [255, 255, 255]

/** Up to two letters that stand for a name: "Ada Lovelace" → "AL", "ada" → "A". */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const letters = words.slice(0, 2).map((word) => word.normalize('NFD').charAt(0).toUpperCase())
  return letters.filter((letter) => glyphs[letter] !== undefined).join('')
}

/** A picture of the initials; the colour stays the same for the same name unless one is given (hex, without #). */
export function drawInitials(name: string, { width, height, background }: { width: number; height: number; background: string }): Buffer {
  const letters = [...initialsOf(name)]
  const columns = letters.length * 6 - 1
  const scale = Math.max(1, Math.floor(Math.min((width * 0.6) / Math.max(columns, 5), (height * 0.45) / 7)))
  const left = Math.floor((width - columns * scale) / 2)
  const top = Math.floor((height - 7 * scale) / 2)
  return encodePng({
    width: Math.max(1, width), height: Math.max(1, height), palette: [colourOf(name, background), WHITE],
    at: (x, y) => (isInk(letters, Math.floor((x - left) / scale), Math.floor((y - top) / scale)) ? 1 : 0),
  })
}

function isInk(letters: readonly string[], column: number, row: number): boolean {
  if (column < 0 || row < 0 || row > 6) return false
  const bits = glyphs[letters[Math.floor(column / 6)] ?? '']?.[row] ?? 0
  return column % 6 < 5 && ((bits >> (4 - (column % 6))) & 1) === 1
}

function colourOf(name: string, background: string): Rgb {
  if (/^[0-9a-f]{3}$/i.test(background)) return colourOf(name, background.replace(/./g, '$&$&'))
  if (/^[0-9a-f]{6}$/i.test(background)) return [0, 2, 4].map((at) => Number.parseInt(background.slice(at, at + 2), 16)) as unknown as Rgb
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return BACKGROUNDS[sum % BACKGROUNDS.length] ?? WHITE
}
