import type { Backend } from '../../backend'
import type { Journal } from './journal'

const journals = new WeakMap<Backend, Journal>()

/** The journal a server keeps; null while it keeps none. */
export const journalOf = (backend: Backend): Journal | null => journals.get(backend) ?? null

/** Names the journal of a server; null when it stops keeping one. It neither opens nor closes it. */
export function keepJournal(backend: Backend, journal: Journal | null): void {
  if (journal === null) journals.delete(backend)
  else journals.set(backend, journal)
}
