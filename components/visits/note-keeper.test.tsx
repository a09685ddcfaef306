import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { NoteSections } from '@/lib/domain/visits/visit.schema'
import { NoteKeeper, type SavedDraft } from './note-keeper'
import { emptyNote } from './note-sections'

const { saveNoteDraft, loadNoteDraft } = vi.hoisted(() => ({ saveNoteDraft: vi.fn(), loadNoteDraft: vi.fn() }))
vi.mock('@/actions/visits/save-note-draft', () => ({ saveNoteDraft }))
vi.mock('@/actions/visits/load-note-draft', () => ({ loadNoteDraft }))

const place = { patientId: 'p', encounterId: 'e', authorId: 'a' }
const fresh: SavedDraft = { noteId: 'n', version: 0, savedAt: null, words: emptyNote }
const words = (subjective: string): NoteSections => ({ ...emptyNote, subjective })
const saved = (version: number) => ({ ok: true, value: { version, savedAt: '2026-03-05T14:22:40.000Z', words: emptyNote } })

beforeEach(() => {
  vi.useFakeTimers()
  window.sessionStorage.clear()
})
afterEach(() => {
  vi.useRealTimers()
  vi.resetAllMocks()
})

describe('a note that saves itself', () => {
  it('waits two seconds after the last key, then saves once', async () => {
    saveNoteDraft.mockResolvedValue(saved(1))
    const keeper = new NoteKeeper(place, fresh)
    keeper.change('subjective', 'Ti')
    await vi.advanceTimersByTimeAsync(1500)
    keeper.change('subjective', 'Tired')
    await vi.advanceTimersByTimeAsync(1500)
    expect(saveNoteDraft).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(600)
    expect(saveNoteDraft).toHaveBeenCalledTimes(1)
    expect(saveNoteDraft).toHaveBeenCalledWith({ noteId: 'n', patientId: 'p', encounterId: 'e', version: 0, words: words('Tired') })
    expect(keeper.look().state).toEqual({ kind: 'saved', at: '2026-03-05T14:22:40.000Z' })
  })

  it('keeps the words on this device while the server is away, and sends them again', async () => {
    saveNoteDraft.mockRejectedValueOnce(new TypeError('fetch failed')).mockResolvedValue(saved(1))
    const keeper = new NoteKeeper(place, fresh)
    keeper.change('plan', 'Rest')
    await keeper.flush()
    expect(keeper.look().state).toEqual({ kind: 'kept', isKept: true })
    const reopened = new NoteKeeper(place, { ...fresh, noteId: 'another' })
    reopened.restore()
    expect(reopened.look().words.plan).toBe('Rest')
    expect(reopened.signable.noteId).toBe('n')
    reopened.close()
    await vi.advanceTimersByTimeAsync(9000)
    expect(keeper.look().state.kind).toBe('saved')
    expect(window.sessionStorage).toHaveLength(0)
  })

  it('shows both texts when another window was faster, and goes on from the newer version', async () => {
    saveNoteDraft.mockResolvedValueOnce({ ok: false, code: 'record.changed-meanwhile', detail: {} }).mockResolvedValue(saved(4))
    loadNoteDraft.mockResolvedValue({ ok: true, value: { version: 3, savedAt: '2026-03-05T14:20:00.000Z', words: words('Theirs') } })
    const keeper = new NoteKeeper(place, { ...fresh, version: 2, words: words('Before') })
    keeper.change('subjective', 'Mine')
    await keeper.flush()
    expect(keeper.look().state).toEqual({ kind: 'conflict', theirs: words('Theirs'), version: 3 })
    keeper.resolve(words('Mine'))
    await vi.advanceTimersByTimeAsync(0)
    expect(saveNoteDraft).toHaveBeenLastCalledWith(expect.objectContaining({ version: 3, words: words('Mine') }))
  })

  it('saves again what was typed while a save was on its way, before anything is signed', async () => {
    let answer: (value: unknown) => void = () => undefined
    saveNoteDraft.mockReturnValueOnce(new Promise((resolve) => (answer = resolve))).mockResolvedValue(saved(2))
    const keeper = new NoteKeeper(place, fresh)
    keeper.change('subjective', 'One')
    const first = keeper.flush()
    keeper.change('subjective', 'One two')
    const second = keeper.flush()
    answer(saved(1))
    expect(await Promise.all([first, second])).toEqual([true, true])
    expect(saveNoteDraft).toHaveBeenLastCalledWith(expect.objectContaining({ version: 1, words: words('One two') }))
    expect(keeper.signable.version).toBe(2)
  })
})
