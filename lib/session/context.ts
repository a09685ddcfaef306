import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { PersonActor, RequestOrigin } from '../access/actor'
import { can, type Permission } from '../access/permissions'
import { pagePathHeader, signInPathFrom } from '../domain/admin/page-path'
import { isSessionOver, type SessionEnds, sessionEnds } from '../domain/admin/session-limits'
import type { Membership, Organisation } from '../domain/admin/organisation.schema'
import type { Patient } from '../domain/patients/patient.schema'
import { appwriteAsClinic, appwriteAsPerson, type Appwrite } from '../data/appwrite-clients'
import { type Clinic, openClinic } from '../data/clinic'
import { isSignedOut } from '../data/failures'
import { newId } from '../data/new-id'
import { openReaders, type Readers } from '../data/reader'
import { serverSettings } from '../config/server-settings'
import { Refusal, refuse } from '../errors/refusals'
import { organisationById } from './organisation-cache'
import { findRolesAndRecord } from './own-patient'
import { readSession, type SessionContents } from './session-cookie'

/** Everything a page or an action may use: who asks, what they may see, and the clinic's hands. */
export type Context = {
  actor: PersonActor
  organisation: Organisation
  /** Reads with the person's own rights. */
  data: Readers
  /** Reads and writes as the clinic: for operations, after permission and state were checked. */
  clinic: Clinic
  /** The person's own Appwrite services, for their account. */
  appwrite: Appwrite
  account: { email: string; isEmailVerified: boolean; usesSecondFactor: boolean }
  memberships: Membership[]
  ownPatient: Patient | null
  /** When this session ends. */
  ends: SessionEnds
  origin: RequestOrigin
  now: () => Date
  newId: () => string
}

/** The signed-in person of this request, or null for a visitor. Looked up, never carried: a role cannot be forged. */
export const findContext = cache(async (): Promise<Context | null> => {
  const session = await readSession()
  if (!session) return null
  try {
    return await lookUp(session)
  } catch (error) {
    if (isSignedOut(error)) return null
    throw error
  }
})

/**
 * The signed-in person of this request.
 * @throws Refusal session.required for a visitor, access.not-allowed when the role may not
 */
export async function requireContext(permission?: Permission): Promise<Context> {
  const context = (await findContext()) ?? refuse('session.required')
  if (permission && !can(context.actor.role, permission)) refuse('access.not-allowed')
  return context
}

/** For pages: visitors go to the sign-in page and come back from it, people of another role to their own home. */
export async function openPage(permission: Permission): Promise<Context> {
  const context = await findContext()
  if (!context) redirect(signInPathFrom((await headers()).get(pagePathHeader)))
  if (!context.account.isEmailVerified) redirect('/verify-email')
  if (!can(context.actor.role, permission)) redirect('/home')
  return context
}

async function lookUp(session: SessionContents & { seenAt: string }): Promise<Context | null> {
  const { APPWRITE_DATABASE_ID } = serverSettings()
  const appwrite = appwriteAsPerson(session.secret)
  const data = openReaders(appwrite.tables, APPWRITE_DATABASE_ID)
  const now = () => new Date()
  const [account, { memberships, ownPatient }, origin] = await Promise.all([appwrite.account.get(), findRolesAndRecord(data, session.userId, now().getTime()), requestOrigin()])
  // The id in the cookie finds the roles, the secret reads: they must be one person's.
  if (account.$id !== session.userId) return null
  const acting = chooseRole(session.actingAs, memberships, ownPatient) ?? refuse('access.no-organisation')
  const actor: PersonActor = { kind: 'person', id: session.userId, ...acting }
  const { organisation, limits } = await organisationById(actor.organisationId)
  const ends = sessionEnds(session, limits)
  if (isSessionOver(ends, now())) return null
  if (organisation.status !== 'active') throw new Refusal('access.no-organisation')
  const clinic = openClinic(appwriteAsClinic(), APPWRITE_DATABASE_ID, { actor, origin, now, newId })
  return {
    actor, organisation, data, clinic, appwrite, ownPatient, ends, origin, now, newId, memberships,
    account: { email: account.email, isEmailVerified: account.emailVerification, usesSecondFactor: account.mfa },
  }
}

/** The name is the clinic's own: an account's name is its holder's to change, and it would stand on reports and in the audit trail. */
function chooseRole(actingAs: string | null, memberships: Membership[], patient: Patient | null): Pick<PersonActor, 'name' | 'role' | 'organisationId' | 'patientId'> | null {
  const asPatient = patient && { name: `${patient.givenName} ${patient.familyName}`, role: 'patient' as const, organisationId: patient.organisationId, patientId: patient.id }
  if (actingAs === 'patient' && asPatient) return asPatient
  const membership = memberships.find((candidate) => candidate.id === actingAs) ?? memberships[0]
  if (membership) return { name: membership.displayName, role: membership.role, organisationId: membership.organisationId, patientId: null }
  return asPatient
}

/** Where this request comes from. The address is the one our own front door wrote. */
export async function requestOrigin(): Promise<RequestOrigin> {
  const head = await headers()
  return { address: head.get('x-forwarded-for')?.split(',')[0]?.trim().slice(0, 64) ?? null, device: head.get('user-agent')?.slice(0, 200) ?? null, requestId: head.get('x-request-id')?.slice(0, 64) ?? newId() }
}
