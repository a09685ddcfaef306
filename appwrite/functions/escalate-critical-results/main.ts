import { escalateCriticalCall, findUnansweredCalls } from '@/lib/operations/lab/escalate-critical-call'
import { eachByItself } from '../each-by-itself'
import type { FunctionCall } from '../function-call'
import { openFunction } from '../open-function'

/** Tells the next people about critical results that nobody has answered. */
export default async function main(call: FunctionCall): Promise<unknown> {
  const opened = openFunction(call, 'escalate-critical-results')
  const unanswered = await findUnansweredCalls({ clinic: opened.clinicOf('installation'), now: opened.now })
  const { done, failed } = await eachByItself(call, unanswered, ({ id, organisationId }) => escalateCriticalCall({ clinic: opened.clinicOf(organisationId), now: opened.now, newId: opened.newId }, id))
  return call.res.json({ escalated: done, failed }, failed ? 500 : 200)
}
