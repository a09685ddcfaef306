import type { NoteSections } from '@/lib/domain/visits/visit.schema'

export type KeptNote = { noteId: string; version: number; words: NoteSections }

const sections = ['subjective', 'objective', 'assessment', 'plan'] as const satisfies readonly (keyof NoteSections)[]

/** What a browser kept may be of an older version of this program, or somebody's own writing. */
function readKept(stored: unknown): KeptNote | null {
  if (typeof stored !== 'object' || stored === null || !('noteId' in stored && 'version' in stored && 'words' in stored)) return null
  const { noteId, version, words } = stored
  if (typeof noteId !== 'string' || typeof version !== 'number' || typeof words !== 'object' || words === null) return null
  const kept = sections.map((section) => [section, (words as Record<string, unknown>)[section]] as const)
  if (!kept.every(([, text]) => typeof text === 'string' && text.length <= 20_000)) return null
  return { noteId, version, words: Object.fromEntries(kept) as NoteSections }
}

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
    return readKept(JSON.parse(window.sessionStorage.getItem(keyOf(encounterId, authorId)) ?? 'null'))
  } catch {
    // An unreadable copy is the same as none.
    return null
  }
}

/** Removes what this tab kept of a note, once the server has it: clinical text stays on no device longer than needed. */
export function forgetKeptNote(encounterId: string, authorId: string): void {
  try {
    window.sessionStorage.removeItem(keyOf(encounterId, authorId))
  } catch {
    // Nothing can be forgotten where nothing can be kept.
    return
  }
}
