'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { saveDraft } from '@/actions/prescriptions/save-draft'
import type { SaveDraftInput } from '@/lib/domain/prescriptions/prescribe.input'
import { refusalWords } from '@/components/forms/refusal-words'

export type DraftState = { kind: 'empty' | 'unsaved' | 'saving' | 'saved'; savedAt: string | null } | { kind: 'failed'; savedAt: string | null; says: string }
type Kept = { version: number; savedAt: string | null; content: string | null }
const pauseMs = 700

/**
 * Keeps a draft on the server while it is written: after a pause, one save at a time, each on top of the last.
 * `flush` saves what is there now and answers the version, or null when it could not.
 */
export function useDraft(content: Omit<SaveDraftInput, 'version'> | null, start: { version: number; savedAt: string | null }): { state: DraftState; flush: () => Promise<number | null> } {
  const [state, setState] = useState<DraftState>({ kind: start.savedAt ? 'saved' : 'empty', savedAt: start.savedAt })
  const written = content ? JSON.stringify(content) : null
  const latest = useRef({ content, written })
  const kept = useRef<Kept>({ version: start.version, savedAt: start.savedAt, content: start.savedAt ? written : null })
  const running = useRef<Promise<boolean> | null>(null)

  useEffect(() => {
    latest.current = { content, written }
  })

  const save = useCallback(async (): Promise<boolean> => {
    const now = latest.current
    if (!now.content || now.written === kept.current.content) return now.content !== null
    setState((before) => ({ kind: 'saving', savedAt: before.savedAt }))
    const outcome = await send(now.content, kept.current.version)
    if (!outcome.ok) {
      setState((before) => ({ kind: 'failed', savedAt: before.savedAt, says: outcome.says }))
      return false
    }
    kept.current = { version: outcome.version, savedAt: outcome.savedAt, content: now.written }
    setState({ kind: 'saved', savedAt: outcome.savedAt })
    return true
  }, [])

  const saveInTurn = useCallback(async (): Promise<boolean> => {
    const before = running.current
    const mine = (async () => {
      await before
      return save()
    })()
    running.current = mine
    return mine
  }, [save])

  useEffect(() => {
    if (written === null || written === kept.current.content) return
    const timer = setTimeout(() => void saveInTurn(), pauseMs)
    return () => clearTimeout(timer)
  }, [written, saveInTurn])

  const flush = useCallback(async () => ((await saveInTurn()) && latest.current.written === kept.current.content ? kept.current.version : null), [saveInTurn])
  return { state, flush }
}

async function send(content: Omit<SaveDraftInput, 'version'>, version: number): Promise<{ ok: true; version: number; savedAt: string } | { ok: false; says: string }> {
  try {
    const answer = await saveDraft({ ...content, version })
    if (answer.ok) return { ok: true, version: answer.value.version, savedAt: answer.value.savedAt }
    const words = await refusalWords(answer)
    return { ok: false, says: `${words.says} ${words.next}`.trim() }
  } catch {
    return { ok: false, says: 'The draft could not be saved. It is kept on this page.' }
  }
}
