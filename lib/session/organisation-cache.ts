import 'server-only'
import { serverSettings } from '../config/server-settings'
import { appwriteAsClinic } from '../data/appwrite-clients'
import { openReaders } from '../data/reader'
import type { ConfigurationVersion } from '../domain/admin/settings.schema'
import type { Organisation } from '../domain/admin/organisation.schema'
import { approvalKind } from '../domain/rules/table-approval.rules'
import { readSessionLimits, type SessionLimits, sessionSettingKeys } from '../domain/admin/session-limits'

/** What many pages need and what changes rarely: an organisation's name, zone and state, how long its sessions last, and who approved which clinical table. */
type Known = { organisation: Organisation; limits: SessionLimits; approvals: ConfigurationVersion[] }

const keptMs = 15_000
const kept = new Map<string, { known: Promise<Known>; until: number }>()

/** Forgets what is kept of an organisation, after it was changed here. */
export const forgetOrganisation = (id: string): void => void kept.delete(id)

/**
 * Reads an organisation at most every 15 seconds in each process: a change made in another process shows that late.
 * @throws Refusal record.not-found, backend.unavailable
 */
export function organisationById(id: string): Promise<Known> {
  const held = kept.get(id)
  if (held && held.until > Date.now()) return held.known
  const known = lookUp(id)
  kept.set(id, { known, until: Date.now() + keptMs })
  // A failed look-up must not be kept for the next visitor.
  known.catch(() => kept.delete(id))
  return known
}

async function lookUp(id: string): Promise<Known> {
  const { organisations, settings, configurationVersions } = openReaders(appwriteAsClinic().tables, serverSettings().APPWRITE_DATABASE_ID)
  const [organisation, limits, approvals] = await Promise.all([
    organisations.get(id),
    settings.list({ where: { organisationId: id, key: sessionSettingKeys }, limit: 2 }),
    configurationVersions.list({ where: { organisationId: id, kind: approvalKind }, orderBy: ['number', 'desc'], limit: 500 }),
  ])
  return { organisation, limits: readSessionLimits(limits.items), approvals: approvals.items }
}
