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
  const [drafts, setDrafts] = useState<Readonly<Record<string, EntryDraft>>>({})
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set())
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const open = new Set(rows.map(lineOf))
  const overtaken = Object.entries(drafts)
    .filter(([line, draft]) => draft.typed.trim() !== '' && !open.has(line) && !settled.has(line))
    .map(([line, draft]) => ({ line, testName: names[line] ?? '', typed: draft.typed.trim(), unit: draft.unit, now: entered.find(({ resultId }) => line.startsWith(`${resultId}.`)) ?? null }))
    .filter(({ now }) => now?.isOwn !== true)
  return (
    <>
      {overtaken.length > 0 && <EntryOvertaken lines={overtaken} onSeen={() => setSettled((before) => new Set([...before, ...overtaken.map(({ line }) => line)]))} />}
      {rows.length > 0 && (
        <EntryForm
          orderId={orderId}
          rows={rows}
          draftOf={(row) => drafts[lineOf(row)] ?? { typed: '', unit: row.units[0]!.value, isCriticalConfirmed: false, comment: '' }}
          onDraft={(row, draft) => {
            setDrafts((before) => ({ ...before, [lineOf(row)]: draft }))
            setNames((before) => ({ ...before, [lineOf(row)]: row.testName }))
          }}
          onSaved={(saved) => setSettled((before) => new Set([...before, ...saved.map(lineOf)]))}
        />
      )}
    </>
  )
}
