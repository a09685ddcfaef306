const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** A size in the largest unit that leaves one digit before the point: `640 bytes`, `1.2 MB`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${power === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[power]}`
}

/** A time a machine took: `0.4 ms`, `12 ms`, `3.1 s`. */
export function formatTook(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`
}

/** Thousands with commas (`12,480`), whatever the language of the server or browser, so that both print the same. */
export const formatCount = (count: number): string => count.toLocaleString('en-GB')
