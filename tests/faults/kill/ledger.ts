/** What the server has promised by answering, and what it may or may not have done when it died. */
export type Ledger = {
  /** Values a row may hold now; null is a row that is not there. More than one: the last change was not answered. */
  rows: Map<string, (number | null)[]>
  /** Two rows of one transaction: true when its commit was answered. */
  pairs: Map<string, boolean>
  /** Sizes a file may have now; null is no file. */
  files: Map<string, (number | null)[]>
  /** Messages, and rows with listeners, that were answered: each must reach the world. */
  messages: Set<string>
  told: Set<string>
  /** Answered moves between the accounts, and all that were tried. */
  moves: { answered: number; tried: number }
  /** Answers that no healthy server gives. */
  surprises: string[]
}

export const newLedger = (): Ledger => ({ rows: new Map(), pairs: new Map(), files: new Map(), messages: new Set(), told: new Set(), moves: { answered: 0, tried: 0 }, surprises: [] })

export const ACCOUNTS = ['one', 'two', 'three', 'four'] as const
export const START_BALANCE = 1000
/** Pieces of a chunked upload are as large as Appwrite's SDKs make them. */
export const PIECE = 5 * 1024 * 1024

/** The bytes of a file, told from its name alone. */
export function contentOf(fileId: string, size: number): Buffer {
  return Buffer.alloc(size, `${fileId}|`)
}
