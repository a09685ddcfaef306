import 'server-only'
import { serverSettings } from '../config/server-settings'
import { appwriteAsClinic } from '../data/appwrite-clients'
import { openReaders } from '../data/reader'
import type { Organisation } from '../domain/admin/organisation.schema'

/** An organisation's name, zone and state change rarely and every page needs them. */
const keptMs = 15_000
const kept = new Map<string, { organisation: Promise<Organisation>; until: number }>()

export function organisationById(id: string): Promise<Organisation> {
  const known = kept.get(id)
  if (known && known.until > Date.now()) return known.organisation
  const organisation = openReaders(appwriteAsClinic().tables, serverSettings().APPWRITE_DATABASE_ID).organisations.get(id)
  kept.set(id, { organisation, until: Date.now() + keptMs })
  // A failed look-up must not be kept for the next visitor.
  organisation.catch(() => kept.delete(id))
  return organisation
}
