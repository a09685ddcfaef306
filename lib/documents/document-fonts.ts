import { Font } from '@react-pdf/renderer'
import { coverageOf, type Coverage } from './font-coverage'

/** TrueType files; the renderer's own Helvetica loses letters without a word, so it is never used. */
export type DocumentFonts = { regular: Uint8Array; bold: Uint8Array }

export const family = 'Clinic'
let prepared: { fonts: DocumentFonts; covers: Coverage } | null = null

/** Gives the fonts to the renderer once per process; answers which characters both of them can print. */
export function prepareFonts(fonts: DocumentFonts): Coverage {
  if (prepared?.fonts === fonts) return prepared.covers
  Font.register({ family, fonts: [{ src: dataUrl(fonts.regular), fontWeight: 400 }, { src: dataUrl(fonts.bold), fontWeight: 700 }] })
  // A word of a medicine broken at a line's end reads as two.
  Font.registerHyphenationCallback((word) => [word])
  const [regular, bold] = [coverageOf(fonts.regular), coverageOf(fonts.bold)]
  const covers: Coverage = (code) => regular(code) && bold(code)
  prepared = { fonts, covers }
  return covers
}

const dataUrl = (font: Uint8Array): string => `data:font/ttf;base64,${Buffer.from(font).toString('base64')}`
