'use client'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { signNote } from '@/actions/visits/sign-note'
import { ActionButton } from '@/components/forms/action-button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Panel } from '@/components/ui/panel'
import { Textarea } from '@/components/ui/textarea'
import { formatTimeWithSeconds } from '@/lib/format/instants'
import { NoteConflict } from './note-conflict'
import { emptyNote, isSameNote, noteParts, type NotePart } from './note-sections'
import type { SavedDraft, SaveState } from './note-keeper'
import { useNoteDraft } from './use-note-draft'

export type Quotation = { id: string; label: string; text: string }
export type SoapNoteProps = { patientId: string; patientLabel: string; encounterId: string; authorId: string; draft: SavedDraft; vitals: readonly Quotation[]; results: readonly Quotation[]; zone: string }

/** The note of a visit: four sections that save themselves, quotations from the record, and one signature that locks. */
export function SoapNote({ patientId, patientLabel, encounterId, authorId, draft, vitals, results, zone }: SoapNoteProps) {
  const router = useRouter()
  const { words, state, keeper } = useNoteDraft({ patientId, encounterId, authorId }, draft)
  const [focused, setFocused] = useState<NotePart>('objective')
  const boxes = useRef<Partial<Record<NotePart, HTMLTextAreaElement | null>>>({})
  const isLocked = state.kind === 'conflict'

  const insert = (text: string) => {
    const box = boxes.current[focused]
    const before = words[focused]
    const at = box?.selectionStart ?? before.length
    const head = before.slice(0, at)
    keeper.change(focused, `${head}${head === '' || head.endsWith('\n') ? '' : '\n'}${text}\n${before.slice(at)}`)
    box?.focus()
  }
  const sign = async () => {
    if (isSameNote(keeper.look().words, emptyNote)) return { ok: false as const, code: 'note.empty' as const, detail: {} }
    const isSaved = await keeper.flush()
    if (!isSaved) return { ok: false as const, code: 'backend.unavailable' as const, detail: {} }
    return signNote({ patientId, ...keeper.signable })
  }
  return (
    <Panel
      title="Note"
      note={<SaveWords state={state} zone={zone} />}
      actions={
        <>
          <Quotations label="Insert vitals" quotations={vitals} onInsert={insert} />
          <Quotations label="Insert result" quotations={results} onInsert={insert} />
        </>
      }
    >
      <div className="grid gap-4">
        {state.kind === 'conflict' && <NoteConflict mine={words} theirs={state.theirs} onChoose={(chosen) => keeper.resolve(chosen)} />}
        {state.kind === 'refused' && <p role="alert" className="flex items-start gap-2 text-dense font-label text-critical-text"><Icon name="error" className="mt-px" />{state.says} Your text stays on this page.</p>}
        {noteParts.map(({ key, label, hint }) => (
          <Field key={key} label={label} hint={hint}>
            <Textarea
              ref={(box) => {
                boxes.current[key] = box
              }}
              rows={4}
              maxLength={20_000}
              value={words[key]}
              readOnly={isLocked}
              onChange={(event) => keeper.change(key, event.target.value)}
              onFocus={() => setFocused(key)}
              onBlur={() => void keeper.flush()}
            />
          </Field>
        ))}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-dense text-ink-3">Signing locks the note. Later words become an addendum.</p>
          <ActionButton
            variant="primary"
            busyLabel="Signing"
            blockedReason={isLocked ? 'Choose one of the two texts first' : null}
            action={sign}
            onDone={() => router.refresh()}
            confirm={{ title: `Sign note for ${patientLabel}?`, description: 'It is locked with your name and the time. Later changes are written as addenda.', confirmLabel: 'Sign note' }}
          >
            Sign note
          </ActionButton>
        </div>
      </div>
    </Panel>
  )
}

function SaveWords({ state, zone }: { state: SaveState; zone: string }) {
  return <span role="status">{saveWords(state, zone)}</span>
}

function saveWords(state: SaveState, zone: string): string {
  switch (state.kind) {
    case 'untouched': return 'Nothing written yet'
    case 'waiting': return 'Not saved yet'
    case 'saving': return 'Saving'
    case 'saved': return `Draft saved ${formatTimeWithSeconds(state.at, zone)}`
    case 'kept': return state.isKept ? 'Could not save: kept on this device' : 'Could not save: do not close this page'
    case 'refused': return 'Not saved'
    case 'conflict': return 'Two versions: choose one'
  }
}

function Quotations({ label, quotations, onInsert }: { label: string; quotations: readonly Quotation[]; onInsert: (text: string) => void }) {
  if (quotations.length === 0) return <Button size="small" variant="quiet" icon="plus" blockedReason="Nothing recorded to insert">{label}</Button>
  return (
    <DropdownMenu label={label} trigger={<Button size="small" variant="quiet" icon="plus">{label}</Button>} items={quotations.map((quotation) => ({ label: quotation.label, onSelect: () => onInsert(quotation.text) }))} />
  )
}
