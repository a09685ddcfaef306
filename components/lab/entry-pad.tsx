'use client'
import { useState } from 'react'
import { serverWritten } from '@/components/ui/server-written'
import type { EntryDraft, EntryRow } from './entry-draft'
import { EntryOvertaken, type Entered } from './entry-overtaken'

/** The form for results; the catalogue that flags a value as it is typed comes with it, after the first load. */
const EntryForm = serverWritten(() => import('./entry-form').then((part) => part.EntryForm))

const lineOf = (row: EntryRow) => `${row.resultId}.${row.version}`

/**
 * Holds what is typed while the page asks itself again: a colleague's specimen or values must not empty the other lines.
 * Lines that somebody else closed meanwhile are told with what was typed into them.
 */
export function EntryPad({ orderId, rows, entered }: { orderId: string; rows: readonly EntryRow[]; entered: readonly Entered[] }) {
  const [typing, setTyping] = useState<Readonly<Record<string, { row: EntryRow; draft: EntryDraft }>>>({})
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set())
  const settle = (lines: readonly string[]) => setSettled((before) => new Set([...before, ...lines]))
  const open = new Set(rows.map(lineOf))
  const overtaken = Object.entries(typing)
    .filter(([line, { draft }]) => draft.typed.trim() !== '' && !open.has(line) && !settled.has(line))
    .map(([line, { row, draft }]) => ({ line, testName: row.testName, typed: draft.typed.trim(), unit: draft.unit, now: entered.find(({ resultId }) => resultId === row.resultId) ?? null }))
    .filter(({ now }) => now?.isOwn !== true)
  return (
    <>
      {overtaken.length > 0 && <EntryOvertaken lines={overtaken} onSeen={() => settle(overtaken.map(({ line }) => line))} />}
      {rows.length > 0 && (
        <EntryForm
          orderId={orderId}
          rows={rows}
          draftOf={(row) => typing[lineOf(row)]?.draft ?? { typed: '', unit: row.units[0]!.value, isCriticalConfirmed: false, comment: '' }}
          onDraft={(row, draft) => setTyping((before) => ({ ...before, [lineOf(row)]: { row, draft } }))}
          onSaved={(saved) => settle(saved.map(lineOf))}
        />
      )}
    </>
  )
}
