import type { Note } from '@/lib/domain/visits/visit.schema'

/**
 * A draft is its author's alone. Row permissions say so already; restricted records are read with the clinic's rights,
 * which know no authors, so it is said here too.
 */
export const isReadable = (note: Pick<Note, 'status' | 'authorId'>, readerId: string): boolean => !['draft', 'cosign_pending'].includes(note.status) || note.authorId === readerId
