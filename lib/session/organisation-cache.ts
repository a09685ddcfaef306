import 'server-only'
import { serverSettings } from '../config/server-settings'
import { appwriteAsClinic } from '../data/appwrite-clients'
import { openReaders } from '../data/reader'
import type { Organisation } from '../domain/admin/organisation.schema'
import { readSessionLimits, type SessionLimits, sessionSettingKeys } from '../domain/admin/session-limits'

/** What every page needs and what changes rarely: an organisation's name, zone and state, and how long its sessions last. */
type Known = { organisation: Organisation; limits: SessionLimits }

const keptMs = 15_000
const kept = new Map<string, { known: Promise<Known>; until: number }>()

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
  const { organisations, settings } = openReaders(appwriteAsClinic().tables, serverSettings().APPWRITE_DATABASE_ID)
  const [organisation, { items }] = await Promise.all([organisations.get(id), settings.list({ where: { organisationId: id, key: sessionSettingKeys }, limit: 2 })])
  return { organisation, limits: readSessionLimits(items) }
}
