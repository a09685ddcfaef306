import { loadNoteDraft } from '@/actions/visits/load-note-draft'
import { saveNoteDraft } from '@/actions/visits/save-note-draft'
import type { NoteSections } from '@/lib/domain/visits/visit.schema'
import type { RefusalCode, RefusalDetail } from '@/lib/errors/refusals'
import { refusalWords } from '@/components/forms/refusal-words'
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
  | { kind: 'conflict'; theirs: NoteSections; version: number }
export type NoteView = { words: NoteSections; state: SaveState }

const idleMs = 2000
const retryMs = 8000

/**
 * Keeps one note: saves it two seconds after the last key, when a section is left, and again when the network returns.
 * Until the server has it, a copy stays on this device. A newer text on the server is never overwritten: both are shown.
 */
export class NoteKeeper {
  private view: NoteView
  private saved: NoteSections
  private version: number
  private noteId: string
  /** The save on its way, so that a signature waits for it. */
  private saving: Promise<boolean> | null = null
  private isForced = false
  private timer: ReturnType<typeof setTimeout> | null = null
  private readonly listeners = new Set<() => void>()

  constructor(private readonly place: DraftPlace, initial: SavedDraft) {
    this.view = { words: initial.words, state: initial.savedAt ? { kind: 'saved', at: initial.savedAt } : { kind: 'untouched' } }
    this.saved = initial.words
    this.version = initial.version
    this.noteId = initial.noteId
  }

  readonly look = (): NoteView => this.view
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  get signable(): { noteId: string; version: number } {
    return { noteId: this.noteId, version: this.version }
  }

  change(part: keyof NoteSections, text: string): void {
    const words = { ...this.view.words, [part]: text }
    keepNote(this.place.encounterId, this.place.authorId, { noteId: this.noteId, version: this.version, words })
    this.show({ words, state: this.isStopped || this.saving ? this.view.state : { kind: 'waiting' } })
    if (!this.isStopped) this.saveIn(idleMs)
  }

  /** Saves now. @returns whether the server has exactly these words */
  async flush(): Promise<boolean> {
    this.stopTimer()
    if (this.isStopped) return false
    if (this.saving) {
      await this.saving
      return this.flush()
    }
    if (!this.isForced && isSameNote(this.view.words, this.saved)) return this.version > 0
    this.saving = this.save()
    return this.saving
  }

  private async save(): Promise<boolean> {
    this.isForced = false
    this.show({ state: { kind: 'saving' } })
    const state = await this.send(this.view.words)
    this.saving = null
    this.show({ state })
    if (state.kind === 'kept') this.saveIn(retryMs)
    // Somebody typed while the save was on its way.
    if (state.kind === 'saved' && !isSameNote(this.view.words, this.saved)) return this.flush()
    return state.kind === 'saved'
  }

  /** Ends a conflict: the chosen text goes on from the server's version. */
  resolve(words: NoteSections): void {
    if (this.view.state.kind !== 'conflict') return
    this.version = this.view.state.version
    this.isForced = true
    this.show({ words, state: { kind: 'waiting' } })
    void this.flush()
  }

  /** Brings back what this device kept; words made from an older version are shown beside the newer ones. */
  restore(): void {
    const found = findKeptNote(this.place.encounterId, this.place.authorId)
    if (!found || isSameNote(found.words, this.view.words)) return
    if (this.version === 0) this.noteId = found.noteId
    if (found.noteId !== this.noteId) return
    if (found.version === this.version || this.version === 0) {
      this.version = found.version
      this.show({ words: found.words, state: { kind: 'waiting' } })
      return this.saveIn(idleMs)
    }
    this.show({ words: found.words, state: { kind: 'conflict', theirs: this.view.words, version: this.version } })
  }

  close(): void {
    this.stopTimer()
  }

  private get isStopped(): boolean {
    return this.view.state.kind === 'conflict' || this.view.state.kind === 'refused'
  }

  private show(change: Partial<NoteView>): void {
    this.view = { ...this.view, ...change }
    for (const listener of this.listeners) listener()
  }

  private saveIn(ms: number): void {
    this.stopTimer()
    this.timer = setTimeout(() => void this.flush(), ms)
  }

  private stopTimer(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  private async send(words: NoteSections): Promise<SaveState> {
    const { patientId, encounterId } = this.place
    try {
      const answer = await saveNoteDraft({ noteId: this.noteId, patientId, encounterId, version: this.version, words })
      if (answer.ok) return this.accept(words, answer.value.version, answer.value.savedAt)
      if (answer.code === 'record.changed-meanwhile') return await this.findConflict()
      // Signed out or out of reach: the words stay here and are sent once that is over.
      return ['backend.unavailable', 'backend.unsure', 'session.required'].includes(answer.code) ? this.keep() : refused(answer)
    } catch {
      // The network is away: the words stay here and are sent again.
      return this.keep()
    }
  }

  private async findConflict(): Promise<SaveState> {
    const answer = await loadNoteDraft({ patientId: this.place.patientId, noteId: this.noteId })
    if (!answer.ok) return refused(answer)
    const { words, version, savedAt } = answer.value
    return isSameNote(words, this.view.words) ? this.accept(words, version, savedAt) : { kind: 'conflict', theirs: words, version }
  }

  private accept(words: NoteSections, version: number, at: string): SaveState {
    this.saved = words
    this.version = version
    const { encounterId, authorId } = this.place
    if (isSameNote(this.view.words, words)) forgetKeptNote(encounterId, authorId)
    else keepNote(encounterId, authorId, { noteId: this.noteId, version, words: this.view.words })
    return { kind: 'saved', at }
  }

  private keep(): SaveState {
    return { kind: 'kept', isKept: keepNote(this.place.encounterId, this.place.authorId, { noteId: this.noteId, version: this.version, words: this.view.words }) }
  }
}

async function refused(answer: { code: RefusalCode; detail: RefusalDetail }): Promise<SaveState> {
  const words = await refusalWords(answer)
  return { kind: 'refused', says: `${words.says} ${words.next}` }
}
