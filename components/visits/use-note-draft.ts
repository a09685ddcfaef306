'use client'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { type DraftPlace, NoteKeeper, type SavedDraft } from './note-keeper'

/** One note of this page, kept while the page lives. */
export function useNoteDraft(place: DraftPlace, initial: SavedDraft) {
  const [keeper] = useState(() => new NoteKeeper(place, initial))
  const view = useSyncExternalStore(keeper.subscribe, keeper.look, keeper.look)
  useEffect(() => {
    keeper.restore()
    const retry = () => void keeper.flush()
    window.addEventListener('online', retry)
    return () => {
      window.removeEventListener('online', retry)
      keeper.close()
    }
  }, [keeper])
  return { ...view, keeper }
}
