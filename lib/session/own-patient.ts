import 'server-only'
import type { Page, Readers } from '../data/reader'
import type { Membership } from '../domain/admin/organisation.schema'
import type { Patient } from '../domain/patients/patient.schema'

const keptMs = 60_000
const mostKept = 2_000

/** Those who work here and were found to have no record of their own as a patient, and until when that is believed. */
const staffOnly = new Map<string, number>()

/**
 * Somebody's roles, and their own record as a patient or null, asked for side by side. Staff without a record are asked
 * about it once a minute, not on every page; people without a role always, since signing up gives them one at any moment.
 */
export async function findRolesAndRecord(data: Pick<Readers, 'memberships' | 'patients'>, userId: string, now: number): Promise<{ memberships: Membership[]; ownPatient: Patient | null }> {
  const ask = () => data.patients.first({ where: { userId } })
  const isBelieved = (staffOnly.get(userId) ?? 0) > now
  const [{ items: memberships }, asked]: [Page<Membership>, Patient | null] = await Promise.all([data.memberships.list({ where: { userId, status: 'active' }, limit: 20 }), isBelieved ? null : ask()])
  if (isBelieved && memberships.length === 0) return { memberships, ownPatient: await ask() }
  if (!isBelieved && asked === null && memberships.length > 0) believe(userId, now + keptMs)
  return { memberships, ownPatient: asked }
}

function believe(userId: string, until: number): void {
  if (staffOnly.size >= mostKept) staffOnly.clear()
  staffOnly.set(userId, until)
}
