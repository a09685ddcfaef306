import 'server-only'
import type { z } from 'zod'
import type { RequestOrigin } from '../lib/access/actor'
import type { Answer } from '../lib/errors/answer'
import { requestOrigin } from '../lib/session/context'
import { answerRefusal, parseInput } from './define-action'

type Definition<Input extends z.ZodType, Value> = {
  input: Input
  run: (visitor: { origin: RequestOrigin; now: () => Date }, input: z.output<Input>) => Promise<Value>
}

/** The only way to make an action for somebody who is not signed in: signing up, signing in, checking a document. */
export function defineVisitorAction<Input extends z.ZodType, Value>({ input, run }: Definition<Input, Value>) {
  return async (raw: z.input<Input>): Promise<Answer<Value>> => {
    try {
      const origin = await requestOrigin()
      return { ok: true, value: await run({ origin, now: () => new Date() }, parseInput(input, raw)) }
    } catch (error) {
      return answerRefusal(error)
    }
  }
}
