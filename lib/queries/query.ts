import type { PersonActor } from '../access/actor'
import type { Readers } from '../data/reader'
import type { Organisation } from '../domain/admin/organisation.schema'

/** What a query reads with: the person's own rights, and the clinic's clock and zone. */
export type QueryContext = { actor: PersonActor; organisation: Organisation; data: Readers; now: () => Date }
