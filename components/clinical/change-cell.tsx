export type ChangeCellProps = {
  /** `+1.7` from `formatChange`, or null when the two cannot be compared. */
  change: string | null
  /** `5.1`, or null when there is no earlier result. */
  previous: string | null
  /** `26-Feb`. */
  previousOn?: string
  /** Beyond the delta limit. */
  isLarge?: boolean
  /** Why there is no figure: "Method changed 12-Jan-2026". */
  note?: string
}

/** The change, with the previous value and its day below. */
export function ChangeCell({ change, previous, previousOn, isLarge, note }: ChangeCellProps) {
  if (previous === null) return <span className="text-meta text-ink-3">{note ?? 'First result'}</span>
  return (
    <span className="inline-block">
      {change !== null && <span className="block leading-4.25 font-label whitespace-nowrap figures">{change}</span>}
      <span className="block leading-4.25 whitespace-nowrap figures">
        {previous} {previousOn && <span className="text-meta text-ink-3 date">{previousOn}</span>}
      </span>
      {note && <span className="block text-meta text-ink-3">{note}</span>}
      {isLarge && <span className="block text-meta font-title text-warning-text">Check: large change</span>}
    </span>
  )
}
