import { findExpiredHolds, releaseExpiredHold } from '@/lib/operations/appointments/release-expired-hold'
import { eachByItself } from '../each-by-itself'
import type { FunctionCall } from '../function-call'
import { openFunction } from '../open-function'

/** Gives seats back that were held and not confirmed. */
export default async function main(call: FunctionCall): Promise<unknown> {
  const opened = openFunction(call, 'tidy-holds')
  const expired = await findExpiredHolds({ clinic: opened.clinicOf('installation'), now: opened.now })
  const { done, failed } = await eachByItself(call, expired, (claim) => releaseExpiredHold({ clinic: opened.clinicOf(claim.organisationId), now: opened.now }, claim))
  return call.res.json({ released: done, failed }, failed ? 500 : 200)
}
