import { createHmac } from 'node:crypto'
import { serverSettings } from '../config/server-settings'
import { attemptPolicies, type AttemptKind, judgeAttempt, restAfter } from '../domain/admin/sign-in.rules'
import { refuse } from '../errors/refusals'
import { appwriteAsClinic } from './appwrite-clients'
import { toColumns } from './codec'
import { isAbsent, isConflict } from './failures'
import { openReaders } from './reader'

const tableId = 'sign_in_guards'

/** A keyed hash, so that the table of guards does not list who has an account. */
const guardId = (kind: AttemptKind, whose: string) => createHmac('sha256', serverSettings().APP_SECRET).update(`${kind}:${whose.toLowerCase()}`).digest('hex').slice(0, 36)

/**
 * Counts an attempt before it is tried, so that many at once cannot slip through together.
 * @throws Refusal session.locked or rate.too-many when the address must rest
 */
export async function countAttempt(kind: AttemptKind, whose: string, now: Date): Promise<void> {
  const { APPWRITE_DATABASE_ID: databaseId } = serverSettings()
  const { tables } = appwriteAsClinic()
  const policy = attemptPolicies[kind]
  const place = { databaseId, tableId, rowId: guardId(kind, whose) }
  const guard = await openReaders(tables, databaseId).signInGuards.find(place.rowId)
  const fresh = { failures: 1, firstFailureAt: now.toISOString(), lockedUntil: null }
  const judged = judgeAttempt(guard, now, policy)
  if (judged === 'rest') rest(kind, guard!.lockedUntil!)
  if (judged === 'open') {
    const data = toColumns('signInGuards', { id: place.rowId, organisationId: 'platform', version: 1, ...fresh })
    const isFirst = await tables.createRow({ ...place, data, permissions: [] }).then(() => true, ignoreConflict)
    if (isFirst) return
  }
  if (judged === 'restart') return void (await tables.updateRow({ ...place, data: fresh }))
  const counted = await tables.incrementRowColumn({ ...place, column: 'failures', value: 1 })
  const until = restAfter(Number((counted as unknown as { failures: number }).failures), now, policy)
  if (!until) return
  await tables.updateRow({ ...place, data: { lockedUntil: until } })
  rest(kind, until)
}

/** Forgets the attempts of an address that proved itself. */
export async function forgetAttempts(kind: AttemptKind, whose: string): Promise<void> {
  const { APPWRITE_DATABASE_ID: databaseId } = serverSettings()
  try {
    await appwriteAsClinic().tables.deleteRow({ databaseId, tableId, rowId: guardId(kind, whose) })
  } catch (error) {
    if (!isAbsent(error)) throw error
  }
}

function rest(kind: AttemptKind, until: string): never {
  return kind === 'sign-in' ? refuse('session.locked', { values: { until: `${until.slice(11, 16)} UTC` } }) : refuse('rate.too-many')
}

/** Somebody else's attempt opened the count in the same moment: then ours is added to it. */
function ignoreConflict(error: unknown): false {
  if (isConflict(error)) return false
  throw error
}
