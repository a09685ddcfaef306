import { redirect } from 'next/navigation'
import type { Role } from '@/lib/access/roles'
import { findContext } from '@/lib/session/context'

const homes: Record<Role, string> = { patient: '/portal', doctor: '/doctor', nurse: '/nurse', lab_technician: '/lab', pharmacist: '/pharmacy', admin: '/admin' }

/** Everybody's own first screen. */
export default async function HomePage(): Promise<never> {
  const context = await findContext()
  if (!context) redirect('/sign-in')
  if (!context.account.isEmailVerified) redirect('/verify-email')
  if (context.actor.role === 'patient' && !context.ownPatient?.onboardedAt) redirect('/onboarding')
  redirect(homes[context.actor.role])
}
