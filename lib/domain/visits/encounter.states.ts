import type { Encounter } from '@/lib/domain/visits/visit.schema'
import { nextState, requireReason } from '@/lib/domain/state-table'
import type { StateTable, Step } from '@/lib/domain/state-table'
import { refuse } from '@/lib/errors/refusal'

export type EncounterStatus = Encounter['status']
export type EncounterVerb = 'arrive' | 'triage' | 'start' | 'pause' | 'resume' | 'finish' | 'cancel' | 'markWrong'

const wrong = { markWrong: 'entered-in-error' } as const

/** The life of a visit. */
export const nextStates: StateTable<EncounterStatus, EncounterVerb> = {
  planned: { arrive: 'arrived', start: 'in-progress', cancel: 'cancelled', ...wrong },
  arrived: { triage: 'triaged', start: 'in-progress', cancel: 'cancelled', ...wrong },
  triaged: { start: 'in-progress', cancel: 'cancelled', ...wrong },
  'in-progress': { pause: 'onleave', finish: 'finished', ...wrong },
  onleave: { resume: 'in-progress', finish: 'finished', ...wrong },
  finished: wrong,
  cancelled: wrong,
  'entered-in-error': {},
}

const move = (encounter: Encounter, verb: EncounterVerb): EncounterStatus => nextState(nextStates, { from: encounter.status, verb }, 'encounter.wrong-state')

/** The patient has come. */
export const arrive = (encounter: Encounter): Encounter => ({ ...encounter, status: move(encounter, 'arrive') })

/** A nurse has seen the patient first. */
export const triage = (encounter: Encounter): Encounter => ({ ...encounter, status: move(encounter, 'triage') })

/** The visit begins. @throws `encounter.wrong-state` */
export const start = (encounter: Encounter, { at }: Pick<Step, 'at'>): Encounter => ({ ...encounter, status: move(encounter, 'start'), startedAt: encounter.startedAt ?? at })

/** The patient is away for a while, such as at the X-ray. */
export const pause = (encounter: Encounter): Encounter => ({ ...encounter, status: move(encounter, 'pause') })

/** The patient is back. */
export const resume = (encounter: Encounter): Encounter => ({ ...encounter, status: move(encounter, 'resume') })

/** The visit ends. A note may still be unsigned; it stays on its author's list. @throws `encounter.wrong-state`, `encounter.ends-before-start` */
export function finish(encounter: Encounter, { at }: Pick<Step, 'at'>): Encounter {
  const status = move(encounter, 'finish')
  if (encounter.startedAt !== null && Date.parse(at) < Date.parse(encounter.startedAt)) refuse('encounter.ends-before-start')
  return { ...encounter, status, endedAt: at }
}

/** The visit does not take place. @throws `encounter.wrong-state`, `encounter.reason-needed` */
export function cancel(encounter: Encounter, { reason }: { reason: string }): Encounter {
  const status = move(encounter, 'cancel')
  requireReason(reason, 'encounter.reason-needed')
  return { ...encounter, status }
}

/** Wrong patient or a test entry. @throws `encounter.wrong-state`, `encounter.reason-needed` */
export function markWrong(encounter: Encounter, { reason }: { reason: string }): Encounter {
  const status = move(encounter, 'markWrong')
  requireReason(reason, 'encounter.reason-needed')
  return { ...encounter, status }
}
