'use client'
import { useMemo, useState } from 'react'
import { newClientId } from '@/components/forms/new-client-id'
import type { MedicineChoice } from '@/lib/domain/prescriptions/medicine-choice'
import type { PrescribedLine } from '@/lib/domain/prescriptions/prescribe.input'
import { type DraftLine, freshLine, keptLine, toCheckLine, toPrescribedLine } from './draft-line'
import type { Reason } from './line-alerts'
import { useDraft } from './use-draft'
import { useSafetyCheck } from './use-safety-check'

export type StartingDraft = { id: string; version: number; savedAt: string; encounterId: string | null; noteToPharmacist: string | null; lines: readonly PrescribedLine[]; choices: readonly MedicineChoice[] } | null

/** What is being written: the lines, the reasons, the draft on the server and the running safety check. */
export function usePrescribing({ patientId, encounterId, kept }: { patientId: string; encounterId: string | null; kept: StartingDraft }) {
  const [id] = useState(() => kept?.id ?? newClientId())
  const [lines, setLines] = useState<readonly DraftLine[]>(() => startingLines(kept))
  const [note, setNote] = useState(kept?.noteToPharmacist ?? '')
  const [reasons, setReasons] = useState<Readonly<Record<string, Reason>>>({})
  const [editing, setEditing] = useState<string | null>(null)
  const [replacing, setReplacing] = useState<string | null>(null)

  const checkable = useMemo(() => lines.flatMap((line) => toCheckLine(line) ?? []), [lines])
  const check = useSafetyCheck(patientId, checkable)
  const complete = lines.map(toPrescribedLine)
  const content = complete.every((line) => line !== null) && (lines.length > 0 || kept !== null) ? { id, patientId, encounterId: kept?.encounterId ?? encounterId, lines: complete, noteToPharmacist: note.trim() || null } : null
  const draft = useDraft(content, { version: kept?.version ?? 0, savedAt: kept?.savedAt ?? null })

  const choose = (choice: MedicineChoice, instead: string | null = replacing) => {
    const line = freshLine(choice, newClientId())
    setLines((before) => (instead ? before.map((each) => (each.id === instead ? line : each)) : [...before, line]))
    setReplacing(null)
    setEditing(toPrescribedLine(line) === null ? line.id : null)
  }
  return {
    id, lines, note, setNote, reasons, editing, setEditing, replacing, setReplacing, check, draft, choose,
    change: (line: DraftLine) => setLines((before) => before.map((each) => (each.id === line.id ? line : each))),
    remove: (lineId: string) => setLines((before) => before.filter((each) => each.id !== lineId)),
    giveReason: (findingId: string, reason: Reason) => setReasons((before) => ({ ...before, [findingId]: reason })),
  }
}

function startingLines(kept: StartingDraft): DraftLine[] {
  return (kept?.lines ?? []).flatMap((line) => {
    const choice = kept?.choices.find((each) => each.code === line.medicineCode)
    return choice ? [keptLine(line, choice)] : []
  })
}
