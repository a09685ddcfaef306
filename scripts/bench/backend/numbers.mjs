/** The value below which a share of the sorted times lies. */
export const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

/** @param {number[]} times milliseconds each @param {number} wallMs how long they took together */
export function summary(times, wallMs) {
  const sorted = Float64Array.from(times).sort()
  return { n: sorted.length, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), perSecond: (sorted.length / wallMs) * 1000 }
}
