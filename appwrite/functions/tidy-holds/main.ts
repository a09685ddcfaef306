import { findExpiredHolds, releaseExpiredHold } from '@/lib/operations/appointments/release-expired-hold'
import type { FunctionCall } from '../function-call'
import { openFunction } from '../open-function'

/** Gives seats back that were held and not confirmed. */
export default async function main(call: FunctionCall): Promise<unknown> {
  const opened = openFunction(call, 'tidy-holds')
  let released = 0
  for (const claim of await findExpiredHolds({ clinic: opened.clinicOf('installation'), now: opened.now })) {
    const isFree = await releaseExpiredHold({ clinic: opened.clinicOf(claim.organisationId), now: opened.now }, claim)
    if (isFree) released += 1
  }
  return call.res.json({ released })
}
