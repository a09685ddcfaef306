'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { enterResults } from '@/actions/lab/enter-results'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Panel } from '@/components/ui/panel'
import { refusalWords } from '@/components/forms/refusal-words'
import { type EntryDraft, type EntryRow, judgeDraft } from './entry-draft'
import { EntryLine } from './entry-line'

export type { EntryRow }

type EntryFormProps = { orderId: string; rows: readonly EntryRow[]; draftOf: (row: EntryRow) => EntryDraft; onDraft: (row: EntryRow, draft: EntryDraft) => void; onSaved: (rows: readonly EntryRow[]) => void }

/** The panel of values: flags appear while typing; the server judges again on saving. Nothing typed is lost on a refusal. */
export function EntryForm({ orderId, rows, draftOf, onDraft, onSaved }: EntryFormProps) {
  const router = useRouter()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const filled = rows.filter((row) => draftOf(row).typed.trim() !== '')

  const change = (row: EntryRow, part: Partial<EntryDraft>) => {
    onDraft(row, { ...draftOf(row), ...part, ...(part.typed !== undefined && { isCriticalConfirmed: false }) })
    setErrors(({ [row.resultId]: _, ...rest }) => rest)
  }

  const save = async () => {
    setProblem(null)
    setAttempt((count) => count + 1)
    const unconfirmed = filled.filter((row) => judgeDraft(row, draftOf(row)).isCritical && !draftOf(row).isCriticalConfirmed)
    if (unconfirmed.length > 0) return setErrors(Object.fromEntries(unconfirmed.map((row) => [row.resultId, 'This value is critical. Look at the specimen and the value again, then confirm it.'])))
    if (filled.length === 0) return setProblem('Type at least one value.')
    setSaving(true)
    try {
      const answer = await enterResults({ orderId, entries: filled.map((row) => ({ resultId: row.resultId, version: row.version, ...draftOf(row) })) })
      if (answer.ok) {
        onSaved(filled)
        return router.refresh()
      }
      const { says, next } = await refusalWords(answer)
      const place = /^entries\.(\d+)\./.exec(answer.detail.field ?? '')
      if (place) setErrors({ [filled[Number(place[1])]!.resultId]: `${says} ${next}` })
      else setProblem(`${says} ${next}`)
    } catch {
      setProblem('This could not be saved. Your values are still here. Check the connection and try again.')
    } finally {
      setSaving(false)
    }
  }

  const nameOf = (resultId: string) => rows.find((row) => row.resultId === resultId)?.testName ?? ''
  const summary = [...Object.entries(errors).map(([resultId, message]) => ({ message: `${nameOf(resultId)}: ${message}`, fieldId: `value-${resultId}` })), ...(problem ? [{ message: problem, fieldId: `value-${rows[0]!.resultId}` }] : [])]
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSaving) void save()
      }}
    >
      {summary.length > 0 && <div className="mb-4"><ErrorSummary errors={summary} attempt={attempt} /></div>}
      <Panel title="Enter results" flush footer={<div className="flex items-center gap-3"><span>{filled.length} of {rows.length} typed</span><Button type="submit" variant="primary" className="ml-auto" busy={isSaving ? 'Saving' : null}>Save results</Button></div>}>
        <div className="divide-y">
          {rows.map((row) => <EntryLine key={row.resultId} row={row} draft={draftOf(row)} error={errors[row.resultId]} onChange={(part) => change(row, part)} />)}
        </div>
      </Panel>
    </form>
  )
}
