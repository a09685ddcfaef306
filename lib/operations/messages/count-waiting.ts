import type { Role } from '@/lib/access/roles'
import type { OperationContext } from '@/lib/operations/operation'
import { countEmergencyAccess } from '@/lib/operations/patients/list-emergency-access'
import { countBenchWork } from '@/lib/operations/lab/count-bench-work'
import { countWaitingNotices } from '@/lib/operations/messages/count-waiting-notices'
import { countPharmacyWork } from '@/lib/operations/pharmacy/count-pharmacy-work'

/** `notices`: the number on the bell; `work`: how much waits behind a page of the navigation, by its address. */
export type Waiting = { notices: number; work: Record<string, number> }

const workOf: Partial<Record<Role, (context: OperationContext) => Promise<Record<string, number>>>> = { lab_technician: countBenchWork, pharmacist: countPharmacyWork, admin: countEmergencyAccess }

/** How much waits for whoever asks. Pages ask for it after they were drawn, so that nobody waits for numbers beside their work. */
export async function countWaiting(context: OperationContext): Promise<Waiting> {
  const [notices, work] = await Promise.all([countWaitingNotices(context), workOf[context.actor.role]?.(context)])
  return { notices, work: work ?? {} }
}
