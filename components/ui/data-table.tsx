'use client'
import { useRouter } from 'next/navigation'
import { useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { cn } from './cn'
import { moveRowFocus } from './row-keys'

export type Column<Row> = {
  id: string
  header: ReactNode
  /** Second, grey line in the header. */
  note?: ReactNode
  cell: (row: Row) => ReactNode
  align?: 'start' | 'end'
  /** The cell that names the row. Exactly one. */
  isRowHeader?: boolean
  /** Left out on phones. */
  hideOnPhone?: boolean
  width?: string
  sort?: 'ascending' | 'descending' | 'none'
  onSort?: () => void
}

export type DataTableProps<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Where Enter and a click lead. */
  rowHref?: (row: Row) => string | undefined
  onOpen?: (row: Row) => void
  /** "critical" tints a row, "muted" greys one that somebody else holds or finished. */
  rowTone?: (row: Row) => 'critical' | 'warning' | 'muted' | undefined
  selectedKey?: string
  /** Shown instead of the rows. */
  empty?: ReactNode
  className?: string
}

/** A table with one tab stop: Up, Down, J, K, Home, End and Page keys move between rows, Enter opens. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowHref, onOpen, rowTone, selectedKey, empty, className } = props
  const router = useRouter()
  const body = useRef<HTMLTableSectionElement>(null)
  const canOpen = Boolean(rowHref || onOpen)

  const open = (row: Row) => {
    if (onOpen) return onOpen(row)
    const href = rowHref?.(row)
    if (href) router.push(href)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    if (event.key === 'Enter' && event.target instanceof HTMLTableRowElement) {
      const row = rows[event.target.sectionRowIndex]
      if (row !== undefined) open(row)
      return
    }
    moveRowFocus(event, body.current)
  }
  const onClick = (event: MouseEvent, row: Row) => {
    // A click on a button or link inside the row is that control's own; a text selection is not a click.
    const target = event.target as HTMLElement
    if (!canOpen || target.closest('a,button,input,label,select,summary')) return
    if (window.getSelection()?.toString()) return
    open(row)
  }

  if (rows.length === 0 && empty) return <div className={cn('rounded-panel border bg-surface', className)}>{empty}</div>
  const focusable = Math.max(0, rows.findIndex((row) => rowKey(row) === selectedKey))
  return (
    <div className={cn('relative max-w-full overflow-auto rounded-panel border bg-surface', className)}>
      <table className="w-full border-collapse text-dense">
        <caption className="sr-only">{caption}</caption>
        <TableHead columns={columns} />
        <tbody ref={body} onKeyDown={onKeyDown}>
          {rows.map((row, index) => (
            <tr
              key={rowKey(row)}
              tabIndex={canOpen ? (index === focusable ? 0 : -1) : undefined}
              aria-current={selectedKey === rowKey(row) ? 'true' : undefined}
              onClick={(event) => onClick(event, row)}
              className={cn(
                'group border-t -outline-offset-2! first:border-t-0 aria-[current]:bg-selected aria-[current]:shadow-[inset_3px_0_0_var(--brand)]',
                canOpen && 'cursor-pointer hover:bg-hover',
                toneStyle[rowTone?.(row) ?? 'none'],
              )}
            >
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const toneStyle = { none: '', critical: 'bg-critical-tint', warning: 'bg-warning-tint', muted: 'text-ink-3' }
const edge = 'px-2 first:pl-3.5 last:pr-3.5'

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const style = cn('h-row py-1.5 align-middle', edge, column.align === 'end' ? 'text-right figures' : 'text-left', column.hideOnPhone && 'max-tablet:hidden')
  return column.isRowHeader ? (
    <th scope="row" className={cn(style, 'font-label text-inherit')}>{column.cell(row)}</th>
  ) : (
    <td className={style}>{column.cell(row)}</td>
  )
}

function TableHead<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={column.sort}
            style={column.width ? { width: column.width } : undefined}
            className={cn(
              'sticky top-0 z-1 bg-sunken py-1.5 align-bottom text-meta leading-3.75 font-nav text-ink-2 shadow-[inset_0_-1px_0_var(--line)]',
              edge,
              column.align === 'end' ? 'text-right' : 'text-left',
              column.hideOnPhone && 'max-tablet:hidden',
            )}
          >
            {column.onSort ? (
              <button type="button" onClick={column.onSort} className="min-h-6 font-nav hover:text-ink">
                {column.header}
                <span aria-hidden className="ml-1">{column.sort === 'ascending' ? '▲' : column.sort === 'descending' ? '▼' : ''}</span>
              </button>
            ) : (
              column.header
            )}
            {column.note && <span className="block font-text whitespace-nowrap text-ink-3">{column.note}</span>}
          </th>
        ))}
      </tr>
    </thead>
  )
}
