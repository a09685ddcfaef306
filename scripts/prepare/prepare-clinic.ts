import { join } from 'node:path'
import { Query } from 'node-appwrite'
import { inDatabase, readAppwriteConfig } from '../push/config-file'
import type { FunctionVariables } from '../push/plan-functions'
import { openServices, pushConfig, type PushTarget } from '../push/push-config'
import { appliedHash } from './applied-hash'
import { keepSigningKey, publicHalf } from './signing-key'
import { seedDemo } from '@/appwrite/seed/seed-demo'
import { demoPassword, demoPeople } from '@/lib/domain/admin/demo-people'
import { sealSince } from '@/lib/operations/audit/seal-recent'
import { installationHands } from './installation-hands'

type State = { get(name: string): unknown; set(changes: Record<string, unknown>): void }

export type Preparation = {
  root: string
  target: PushTarget
  databaseId: string
  signingKey: string
  functionVariables: FunctionVariables | null
  isDemo: boolean
  state: State
  say: (line: string) => void
}

/** `isOther`: the demonstration was asked for where another clinic is kept; it was left alone. */
export type Prepared = { hasOrganisation: boolean; isOther: boolean; demo: { password: string; people: readonly { roleLabel: string; email: string }[] } | null }

/** Brings storage to what this version needs, keeps the public signing key, and fills the demo clinic on the first start. */
export async function prepareClinic({ root, target, databaseId, signingKey, functionVariables, isDemo, state, say }: Preparation): Promise<Prepared> {
  const config = inDatabase(readAppwriteConfig(join(root, 'appwrite.json')), databaseId)
  const { tables } = openServices(target)
  const wanted = `${appliedHash(root, config, functionVariables)} ${target.endpoint.includes('127.0.0.1') ? 'local' : target.endpoint}`
  if (state.get('applied') !== wanted) {
    const { isComplete } = await pushConfig(target, config, { root, functionVariables, say })
    if (isComplete) state.set({ applied: wanted })
  }
  const { keyId } = publicHalf(signingKey)
  if (state.get('signingKey') !== keyId) {
    await keepSigningKey(tables, databaseId, { privateKey: signingKey, at: new Date().toISOString() })
    state.set({ signingKey: keyId })
  }
  const hasOrganisation = async () => (await tables.listRows({ databaseId, tableId: 'organisations', queries: [Query.limit(1)], total: false })).rows.length > 0
  const isFilled = Boolean(state.get('seeded'))
  const isOther = isDemo && !isFilled && !state.get('seeding') && (await hasOrganisation())
  if (isDemo && !isFilled && !isOther) {
    state.set({ seeding: true })
    await fillDemo(target, databaseId)
    state.set({ seeded: new Date().toISOString() })
  }
  return { hasOrganisation: await hasOrganisation(), isOther, demo: isDemo ? { password: demoPassword, people: demoPeople } : null }
}

/** The sealer looks back an hour; what the demonstration says happened months ago is sealed here, in the order it happened. */
async function fillDemo(target: PushTarget, databaseId: string): Promise<void> {
  await seedDemo(target, { databaseId, now: new Date() })
  await sealSince(installationHands(target, databaseId), { since: new Date(0), now: () => new Date() })
}
