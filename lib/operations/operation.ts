import type { Actor, PersonActor, RequestOrigin } from '../access/actor'
import type { Clinic } from '../data/clinic'
import type { Readers } from '../data/reader'
import type { Organisation } from '../domain/admin/organisation.schema'

/** What an operation works with. `data` reads with the actor's rights, `clinic` reads and writes as the clinic. */
export type OperationContext<A extends Actor = PersonActor> = {
  actor: A
  organisation: Organisation
  data: Readers
  clinic: Clinic
  origin: RequestOrigin
  now: () => Date
  newId: () => string
}

/** An operation: load, decide by the rules, save and record in one transaction. It refuses by throwing a Refusal. */
export type Operation<Input, Value> = (context: OperationContext, input: Input) => Promise<Value>
