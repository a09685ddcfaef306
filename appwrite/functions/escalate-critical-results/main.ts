import { escalateCriticalCall, findUnansweredCalls } from '@/lib/operations/lab/escalate-critical-call'
import type { FunctionCall } from '../function-call'
import { openFunction } from '../open-function'

/** Tells the next people about critical results that nobody has answered. */
export default async function main(call: FunctionCall): Promise<unknown> {
  const opened = openFunction(call, 'escalate-critical-results')
  let escalated = 0
  for (const { id, organisationId } of await findUnansweredCalls({ clinic: opened.clinicOf('installation'), now: opened.now })) {
    const isTold = await escalateCriticalCall({ clinic: opened.clinicOf(organisationId), now: opened.now, newId: opened.newId }, id)
    if (isTold) escalated += 1
  }
  return call.res.json({ escalated })
}
