import { refuse } from '@/lib/errors/refusal'
import type { RefusalCode } from '@/lib/errors/refusals'

/** For each state, the verbs that may follow and the state they lead to. What is not written is refused. */
export type StateTable<State extends string, Verb extends string> = Readonly<Record<State, Readonly<Partial<Record<Verb, State>>>>>

/** Who did something and when. Rules take both as arguments: they know no clock and no session. */
export interface Step {
  by: string
  byName: string
  /** A moment, ISO 8601 with offset. */
  at: string
}

export interface Move<State extends string, Verb extends string> {
  from: State
  verb: Verb
}

/** The state a verb leads to. @throws Refusal with the given code when the verb does not follow from this state */
export function nextState<State extends string, Verb extends string>(table: StateTable<State, Verb>, { from, verb }: Move<State, Verb>, code: RefusalCode): State {
  return table[from][verb] ?? refuse(code, { values: { status: from.replaceAll(/[-_]/g, ' ') } })
}

/** Whether a verb may follow from a state, for offering a button. */
export const canMove = <State extends string, Verb extends string>(table: StateTable<State, Verb>, { from, verb }: Move<State, Verb>): boolean =>
  table[from][verb] !== undefined

/** A reason in words. @throws Refusal with the given code when it is missing */
export function requireReason(reason: string, code: RefusalCode): string {
  const words = reason.trim()
  return words.length < 3 ? refuse(code, { field: 'reason' }) : words
}
