import { redirect } from 'next/navigation'
import type { Role } from '@/lib/access/roles'
import { isRefusal } from '@/lib/errors/is-refusal'
import { type Context, findContext } from '@/lib/session/context'

const homes: Record<Role, string> = { patient: '/portal', doctor: '/doctor', nurse: '/nurse', lab_technician: '/lab', pharmacist: '/pharmacy', admin: '/admin' }

/** Everybody's own first screen. */
export default async function HomePage(): Promise<never> {
  const context = await contextOrUnfinished()
  if (context === 'unfinished') redirect('/finish-sign-up')
  if (!context) redirect('/sign-in')
  if (!context.account.isEmailVerified) redirect('/verify-email')
  if (context.actor.role === 'patient' && !context.ownPatient?.onboardedAt) redirect('/onboarding')
  redirect(homes[context.actor.role])
}

/** Somebody without any role may have been interrupted while signing up. */
async function contextOrUnfinished(): Promise<Context | null | 'unfinished'> {
  try {
    return await findContext()
  } catch (error) {
    if (isRefusal(error, 'access.no-organisation')) return 'unfinished'
    throw error
  }
}
