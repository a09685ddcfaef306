'use client'
import { Button } from './button'

export type CursorPaginationProps = {
  shown: number
  /** Leave out when the whole number is not known. */
  total?: number
  hasMore: boolean
  onLoadMore: () => void
  busy?: boolean
}

/** "7 of 42" and Load more, instead of page numbers. */
export function CursorPagination({ shown, total, hasMore, onLoadMore, busy }: CursorPaginationProps) {
  return (
    <div className="flex items-center gap-3 px-3.5 py-2.5 text-dense text-ink-2">
      <span role="status" className="figures">
        {total === undefined ? `${shown} shown` : `${shown} of ${total}`}
      </span>
      {hasMore && (
        <Button size="small" onClick={onLoadMore} busy={busy ? 'Loading' : null}>
          Load more
        </Button>
      )}
    </div>
  )
}
