import { cn } from './cn'

/** A grey shape of the same size as what will come. Never used for allergies: write "Loading allergies". */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-4 rounded-chip bg-hover', className)} />
}

/** Rows of a table that is on its way; appears after 300 ms, so that fast answers do not flicker. */
export function SkeletonRows({ rows = 6, columns = 4, label = 'Loading' }: { rows?: number; columns?: number; label?: string }) {
  return (
    <div role="status" className="animate-[fade-in_160ms_300ms_both] overflow-hidden rounded-panel border bg-surface">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-row items-center gap-6 border-t px-3.5 first:border-t-0">
          {Array.from({ length: columns }, (_, column) => (
            <Skeleton key={column} className={column === 0 ? 'w-40' : 'w-20 flex-1'} />
          ))}
        </div>
      ))}
    </div>
  )
}
