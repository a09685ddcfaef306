import { Client, TablesDB, Teams, Users } from 'node-appwrite'
import { demoOrganisations } from './people.table'
import { seedAccounts } from './seed-accounts'
import { seedLab } from './seed-lab'
import { seedOrganisation } from './seed-organisation'
import { seedPatients } from './seed-patients'
import { seedPharmacy } from './seed-pharmacy'
import { seedPrescriptions } from './seed-prescriptions'
import { SeedRows } from './seed-rows'
import { openScene } from './seed-scene'
import { seedVisits } from './seed-visits'
import { seedVitals } from './seed-vitals'

export type SeedTarget = { endpoint: string; projectId: string; key: string }
export type SeedReport = { rows: number }

/**
 * Fills an empty installation with the demonstration: two organisations, their people, patients and months of care,
 * dated from `now` backwards. Every id is fixed, so a run that was interrupted is completed by the next.
 */
export async function seedDemo({ endpoint, projectId, key }: SeedTarget, { databaseId, now }: { databaseId: string; now: Date }): Promise<SeedReport> {
  const client = new Client().setEndpoint(endpoint).setProject(projectId).setKey(key)
  const teamMembershipIds = await seedAccounts({ users: new Users(client), teams: new Teams(client) })
  const rows = new SeedRows()
  for (const { id } of demoOrganisations) {
    const scene = openScene(rows, id, { now })
    seedOrganisation(scene, teamMembershipIds)
    seedPatients(scene)
    seedPharmacy(scene)
    seedVitals(scene)
    seedVisits(scene)
    seedLab(scene)
    seedPrescriptions(scene)
  }
  await rows.write(new TablesDB(client), databaseId)
  return { rows: rows.count }
}
