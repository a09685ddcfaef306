import { cn } from './cn'

/** A grey shape of the same size as what will come. Never used for allergies: write "Loading allergies". */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-4 rounded-chip bg-hover', className)} />
}
