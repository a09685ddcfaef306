import { z } from 'zod'
import { noteSections } from '@/lib/domain/visits/visit.schema'

const id = z.string().min(1).max(36)
const clientId = z.string().regex(/^[a-z0-9]{20}$/)

/** A draft as it stands in the browser. `version` is the one it was made from; 0 for a note never saved. */
export const saveNoteDraftInput = z.object({ noteId: clientId.or(id), patientId: id, encounterId: id, version: z.int().min(0), words: noteSections })
export type SaveNoteDraftInput = z.output<typeof saveNoteDraftInput>

export const loadNoteDraftInput = z.object({ patientId: id, noteId: id })
export type LoadNoteDraftInput = z.output<typeof loadNoteDraftInput>

export const signNoteInput = z.object({ patientId: id, noteId: id, version: z.int().min(1) })
export type SignNoteInput = z.output<typeof signNoteInput>

export const addAddendumInput = z.object({ id: clientId, patientId: id, noteId: id, words: z.string().trim().min(1, 'Write the addendum first').max(20_000, 'Use 20,000 characters or fewer') })
export type AddAddendumInput = z.output<typeof addAddendumInput>
