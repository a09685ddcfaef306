import { z } from 'zod'
import { noteSections } from '@/lib/domain/visits/visit.schema'

const keptNote = z.object({ noteId: z.string(), version: z.number(), words: noteSections })
export type KeptNote = z.infer<typeof keptNote>

const keyOf = (encounterId: string, authorId: string) => `note-draft:${authorId}:${encounterId}`

/** Keeps a draft on this device until the server has it. Only for this tab: closing it ends the copy. */
export function keepNote(encounterId: string, authorId: string, note: KeptNote): boolean {
  try {
    window.sessionStorage.setItem(keyOf(encounterId, authorId), JSON.stringify(note))
    return true
  } catch {
    // A full or forbidden store: the words are still on the screen, and the caller says that they are not kept.
    return false
  }
}

/** What this device kept for this visit, or null. */
export function findKeptNote(encounterId: string, authorId: string): KeptNote | null {
  try {
    const parsed = keptNote.safeParse(JSON.parse(window.sessionStorage.getItem(keyOf(encounterId, authorId)) ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch {
    // An unreadable copy is the same as none.
    return null
  }
}

export function forgetKeptNote(encounterId: string, authorId: string): void {
  try {
    window.sessionStorage.removeItem(keyOf(encounterId, authorId))
  } catch {
    // Nothing can be forgotten where nothing can be kept.
    return
  }
}
