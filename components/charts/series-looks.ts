import type { SeriesLook } from './chart-types'

export type Marker = 'circle' | 'square' | 'triangle' | 'diamond' | 'ring' | 'cross'
type Look = { colour: string; marker: Marker; dash: string | undefined }

/** Colour, marker and dash belong together, so that a series survives a grey print and every colour vision. */
export const seriesLooks: Record<SeriesLook, Look> = {
  1: { colour: 'var(--chart-1)', marker: 'circle', dash: undefined },
  2: { colour: 'var(--chart-2)', marker: 'square', dash: undefined },
  3: { colour: 'var(--chart-3)', marker: 'triangle', dash: '6 3' },
  4: { colour: 'var(--chart-4)', marker: 'diamond', dash: '2 2' },
  5: { colour: 'var(--chart-5)', marker: 'ring', dash: '8 3 2 3' },
  6: { colour: 'var(--chart-6)', marker: 'cross', dash: '10 4' },
}

/** The look of the nth series when it has no fixed one. */
export function lookOf(look: SeriesLook | undefined, index: number): Look {
  return seriesLooks[look ?? (((index % 6) + 1) as SeriesLook)]
}
