/** `4hr 32min`, `45min`, `2d 3hr`: short, for tables. Takes minutes; parts of a minute are dropped. */
export function formatDuration(minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes))
  if (whole < 60) return `${whole}min`
  if (whole < 1440) return join(`${Math.floor(whole / 60)}hr`, whole % 60, 'min')
  return join(`${Math.floor(whole / 1440)}d`, Math.floor((whole % 1440) / 60), 'hr')
}

/** `18 min`, `3 hr 5 min`: in sentences and worklists. */
export function formatWait(minutes: number): string {
  return formatDuration(minutes).replace(/(\d)([a-z])/g, '$1 $2')
}

/** A deadline in words: `12 min left`, `9 min overdue`, `due now`. */
export function formatDeadline(minutesLeft: number): string {
  const whole = Math.floor(Math.abs(minutesLeft))
  if (whole === 0) return 'due now'
  return minutesLeft > 0 ? `${formatWait(whole)} left` : `${formatWait(whole)} overdue`
}

/** Whole minutes between two instants; null when either cannot be read. */
export function minutesBetween(from: string, to: string): number | null {
  const minutes = Math.floor((Date.parse(to) - Date.parse(from)) / 60_000)
  return Number.isNaN(minutes) ? null : minutes
}

function join(first: string, rest: number, unit: string): string {
  return rest === 0 ? first : `${first} ${rest}${unit}`
}
