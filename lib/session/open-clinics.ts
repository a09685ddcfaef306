import 'server-only'
import { serverSettings } from '../config/server-settings'
import { appwriteAsClinic } from '../data/appwrite-clients'
import { openReaders } from '../data/reader'

/** The clinics a visitor may join as a patient: names only. */
export async function listClinicsForPatients(): Promise<{ id: string; name: string }[]> {
  const { organisations } = openReaders(appwriteAsClinic().tables, serverSettings().APPWRITE_DATABASE_ID)
  const { items } = await organisations.list({ where: { acceptsPatients: true }, limit: 100 })
  return items.filter((organisation) => organisation.status === 'active').map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name))
}
