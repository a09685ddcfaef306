'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { loadNoteDraft } from '@/actions/visits/load-note-draft'
import { saveNoteDraft } from '@/actions/visits/save-note-draft'
import type { NoteSections } from '@/lib/domain/visits/visit.schema'
import { wordsFor } from '@/lib/errors/refusals'
import { findKeptNote, forgetKeptNote, keepNote } from './kept-note'
import { isSameNote } from './note-sections'

export type SavedDraft = { noteId: string; version: number; savedAt: string | null; words: NoteSections }
export type DraftPlace = { patientId: string; encounterId: string; authorId: string }
export type SaveState =
  | { kind: 'untouched' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'kept'; isKept: boolean }
  | { kind: 'refused'; says: string }
  | { kind: 'conflict'; theirs: NoteSections; version: number; savedAt: string }

const idleMs = 2000
const retryMs = 8000

/**
 * A note that saves itself: two seconds after the last key, when a section is left, and again when the network returns.
 * A newer text on the server is never overwritten; both are shown.
 */
export function useNoteDraft(place: DraftPlace, initial: SavedDraft) {
  const [words, setWords] = useState(initial.words)
  const [state, setState] = useState<SaveState>(initial.savedAt ? { kind: 'saved', at: initial.savedAt } : { kind: 'untouched' })
  const current = useRef({ words: initial.words, version: initial.version, saved: initial.words, noteId: initial.noteId, isSaving: false, isStopped: false, isForced: false })
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const { patientId, encounterId, authorId } = place

  const flush = useCallback(async (): Promise<boolean> => {
    const now = current.current
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
    if (now.isStopped) return false
    if (!now.isForced && isSameNote(now.words, now.saved)) return true
    if (now.isSaving) return false
    now.isSaving = true
    now.isForced = false
    setState({ kind: 'saving' })
    const next = await send({ patientId, encounterId, authorId }, now)
    now.isSaving = false
    setState(next)
    if (next.kind === 'conflict' || next.kind === 'refused') now.isStopped = true
    if (next.kind === 'kept') timer.current = setTimeout(() => void flush(), retryMs)
    // Somebody typed while the save was on its way.
    if (next.kind === 'saved' && !isSameNote(now.words, now.saved)) return flush()
    return next.kind === 'saved'
  }, [patientId, encounterId, authorId])

  const change = useCallback((part: keyof NoteSections, text: string) => {
    const now = current.current
    now.words = { ...now.words, [part]: text }
    setWords(now.words)
    keepNote(encounterId, authorId, { noteId: now.noteId, version: now.version, words: now.words })
    if (now.isStopped) return
    if (!now.isSaving) setState({ kind: 'waiting' })
    if (timer.current) clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), idleMs)
  }, [encounterId, authorId, flush])

  /** Ends a conflict: one text goes on from the server's version. */
  const resolve = useCallback((chosen: NoteSections, version: number) => {
    Object.assign(current.current, { words: chosen, version, isStopped: false, isForced: true })
    setWords(chosen)
    void flush()
  }, [flush])

  useEffect(() => {
    const restored = restore({ encounterId, authorId }, current.current)
    if (restored) {
      setWords(current.current.words)
      setState(restored)
      if (restored.kind === 'waiting') timer.current = setTimeout(() => void flush(), idleMs)
    }
    const retry = () => void flush()
    window.addEventListener('online', retry)
    return () => {
      window.removeEventListener('online', retry)
      if (timer.current) clearTimeout(timer.current)
    }
  }, [encounterId, authorId, flush])

  return { words, state, change, flush, resolve, versionOf: () => current.current.version, noteIdOf: () => current.current.noteId }
}

type Draft = { words: NoteSections; version: number; saved: NoteSections; noteId: string }

async function send(place: DraftPlace, draft: Draft): Promise<SaveState> {
  const sent = draft.words
  const { patientId, encounterId, authorId } = place
  try {
    const answer = await saveNoteDraft({ noteId: draft.noteId, patientId, encounterId, version: draft.version, words: sent })
    if (answer.ok) {
      Object.assign(draft, { version: answer.value.version, saved: sent })
      if (isSameNote(draft.words, sent)) forgetKeptNote(encounterId, authorId)
      return { kind: 'saved', at: answer.value.savedAt }
    }
    if (answer.code === 'record.changed-meanwhile') return await findConflict(place, draft)
    if (answer.code === 'backend.unavailable') return kept(place, draft)
    const words = wordsFor(answer.code, answer.detail)
    return { kind: 'refused', says: `${words.says} ${words.next}` }
  } catch {
    return kept(place, draft)
  }
}

async function findConflict({ patientId, encounterId, authorId }: DraftPlace, draft: Draft): Promise<SaveState> {
  const answer = await loadNoteDraft({ patientId, noteId: draft.noteId })
  if (!answer.ok) {
    const words = wordsFor(answer.code, answer.detail)
    return { kind: 'refused', says: `${words.says} ${words.next}` }
  }
  const { words, version, savedAt } = answer.value
  if (!isSameNote(words, draft.words)) return { kind: 'conflict', theirs: words, version, savedAt }
  Object.assign(draft, { version, saved: words })
  forgetKeptNote(encounterId, authorId)
  return { kind: 'saved', at: savedAt }
}

const kept = ({ encounterId, authorId }: DraftPlace, { noteId, version, words }: Draft): SaveState => ({ kind: 'kept', isKept: keepNote(encounterId, authorId, { noteId, version, words }) })

/** Brings back what this device kept; words made from an older version are shown beside the newer ones. */
function restore({ encounterId, authorId }: Pick<DraftPlace, 'encounterId' | 'authorId'>, draft: Draft & { isStopped: boolean }): SaveState | null {
  const found = findKeptNote(encounterId, authorId)
  if (!found || isSameNote(found.words, draft.words)) return null
  if (draft.version === 0) Object.assign(draft, { noteId: found.noteId, version: found.version })
  if (found.noteId !== draft.noteId) return null
  if (found.version === draft.version) {
    draft.words = found.words
    return { kind: 'waiting' }
  }
  const theirs = draft.words
  Object.assign(draft, { words: found.words, isStopped: true })
  return { kind: 'conflict', theirs, version: draft.version, savedAt: '' }
}
