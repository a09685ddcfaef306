import type { ReactNode } from 'react'
import { cn } from './cn'

export type SimpleColumn = { header: ReactNode; align?: 'start' | 'end'; hideOnPhone?: boolean }
export type SimpleTableProps = { caption: string; columns: readonly SimpleColumn[]; rows: readonly (readonly ReactNode[])[]; className?: string }

/** A table to read, rendered on the server: the first cell of each row names it. */
export function SimpleTable({ caption, columns, rows, className }: SimpleTableProps) {
  const styleOf = (index: number) => cn('px-2 first:pl-3.5 last:pr-3.5', columns[index]?.align === 'end' ? 'text-right figures' : 'text-left', columns[index]?.hideOnPhone && 'max-tablet:hidden')
  return (
    // It may be wider than a phone: the keyboard has to reach what is scrolled.
    <div role="region" aria-label={caption} tabIndex={0} className={cn('relative max-w-full overflow-auto rounded-panel border bg-surface', className)}>
      <table className="w-full border-collapse text-dense">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col" className={cn(styleOf(index), 'sticky top-0 bg-sunken py-1.5 align-bottom text-meta font-nav text-ink-2 shadow-[inset_0_-1px_0_var(--line)]')}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row} className="border-t first:border-t-0">
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={index} scope="row" className={cn(styleOf(index), 'h-row py-1.5 font-label')}>{cell}</th>
                ) : (
                  <td key={index} className={cn(styleOf(index), 'h-row py-1.5')}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
