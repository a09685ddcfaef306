'use server'
import { actingAsInput } from '@/lib/domain/admin/sign-in.input'
import { refuse } from '@/lib/errors/refusals'
import { keepSession, readSession } from '@/lib/session/session-cookie'
import { defineAction } from '../define-action'

/** Chooses among the roles the person really holds; the choice grants nothing. */
export const chooseRole = defineAction({
  permission: 'organisation:read',
  input: actingAsInput,
  beforeVerification: true,
  run: async ({ memberships, ownPatient }, { actingAs }) => {
    const holds = actingAs === 'patient' ? ownPatient !== null : memberships.some((membership) => membership.id === actingAs)
    if (!holds) refuse('access.not-allowed')
    const session = (await readSession()) ?? refuse('session.required')
    await keepSession({ ...session, actingAs })
    return { next: '/home' }
  },
})
