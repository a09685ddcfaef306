import { createHash } from 'node:crypto'

/**
 * The row id of the note somebody begins in a visit: the same in every window and on every device, so that the second to save
 * meets the first instead of leaving a note of its own that nobody sees again.
 * @param closed how many notes of this author in this visit are signed or withdrawn; the next one is another note
 */
export const firstDraftId = (encounterId: string, authorId: string, closed: number): string =>
  createHash('sha256').update(`${encounterId}|${authorId}|${closed}`).digest('hex').slice(0, 20)
