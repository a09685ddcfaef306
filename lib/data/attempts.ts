import { createHmac } from 'node:crypto'
import { Query } from 'node-appwrite'
import { serverSettings } from '../config/server-settings'
import type { SignInGuard } from '../domain/admin/audit.schema'
import type { ConfigurationVersion } from '../domain/admin/settings.schema'
import type { AttemptKind, AttemptPolicy } from '../domain/admin/attempt-policies.table'
import { attemptPolicyKind, attemptPolicyOwner, judgeAttempt, policyIn, restAfter } from '../domain/admin/sign-in.rules'
import { refuse } from '../errors/refusals'
import { appwriteAsClinic } from './appwrite-clients'
import { toColumns } from './codec'
import { isAbsent, isConflict, isType } from './failures'
import { openReaders } from './reader'

const tableId = 'sign_in_guards'

/** A keyed hash, so that the table of guards does not list who has an account. */
const guardId = (kind: AttemptKind, whose: string) => createHmac('sha256', serverSettings().APP_SECRET).update(`${kind}:${whose.toLowerCase()}`).digest('hex').slice(0, 36)

const keptMs = 60_000
let kept: { versions: Promise<ConfigurationVersion[]>; until: number } | null = null

/** The installation's own limits are looked up once a minute, not with every attempt. */
async function policyOf(kind: AttemptKind, now: Date): Promise<AttemptPolicy> {
  if (!kept || kept.until <= Date.now()) {
    const asked = openReaders(appwriteAsClinic().tables, serverSettings().APPWRITE_DATABASE_ID).configurationVersions.list({ where: { organisationId: attemptPolicyOwner, kind: attemptPolicyKind }, orderBy: ['number', 'desc'], limit: 200 })
    kept = { versions: asked.then(({ items }) => items), until: Date.now() + keptMs }
    // A failed look-up must not be kept for the next visitor.
    kept.versions.catch(() => (kept = null))
  }
  return policyIn(await kept.versions, kind, now)
}

type Place = { databaseId: string; tableId: string; rowId: string }

/** Somebody else's attempt may open, restart or forget the count in the same moment; then it is looked at again. */
const mostTries = 12

/**
 * Counts an attempt before it is tried, so that many at once cannot slip through together.
 * @throws Refusal session.locked or rate.too-many when the address must rest
 */
export async function countAttempt(kind: AttemptKind, whose: string, now: Date): Promise<void> {
  const { APPWRITE_DATABASE_ID: databaseId } = serverSettings()
  const place = { databaseId, tableId, rowId: guardId(kind, whose) }
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    if (await isCounted(kind, place, now)) return
  }
  // So many at once on one address is nobody's typing.
  refuse('rate.too-many')
}

async function isCounted(kind: AttemptKind, place: Place, now: Date): Promise<boolean> {
  const policy = await policyOf(kind, now)
  const guard = await openReaders(appwriteAsClinic().tables, place.databaseId).signInGuards.find(place.rowId)
  const judged = judgeAttempt(guard, now, policy)
  if (judged === 'rest') rest(kind, guard!.lockedUntil!)
  if (judged === 'open' && (await openCount(place, now))) return true
  if (judged === 'restart') return restartCount(place, guard!, now)
  const count = await increment(place)
  if (count === null) return false
  const until = restAfter(count, now, policy)
  if (!until) return true
  return (await keepRest(place, until)) ? rest(kind, until) : false
}

/** False when the count was forgotten meanwhile. */
async function keepRest(place: Place, until: string): Promise<boolean> {
  try {
    await appwriteAsClinic().tables.updateRow({ ...place, data: { lockedUntil: until } })
    return true
  } catch (error) {
    if (isAbsent(error)) return false
    throw error
  }
}

const fresh = (now: Date) => ({ failures: 1, firstFailureAt: now.toISOString(), lockedUntil: null })

async function openCount(place: Place, now: Date): Promise<boolean> {
  const data = toColumns('signInGuards', { id: place.rowId, organisationId: 'platform', version: 1, ...fresh(now) })
  return appwriteAsClinic().tables.createRow({ ...place, data, permissions: [] }).then(() => true, ignoreConflict)
}

/** Only the attempt that finds the old count restarts it: another in the same moment must add to the new one. */
async function restartCount({ databaseId, rowId }: Place, guard: SignInGuard, now: Date): Promise<boolean> {
  const unchanged = [Query.equal('$id', rowId), Query.equal('version', guard.version)]
  const { total } = await appwriteAsClinic().tables.updateRows({ databaseId, tableId, data: { ...fresh(now), version: guard.version + 1 }, queries: unchanged })
  return total === 1
}

/** The count with this attempt, or null when it was forgotten meanwhile. */
async function increment(place: Place): Promise<number | null> {
  try {
    const counted = await appwriteAsClinic().tables.incrementRowColumn({ ...place, column: 'failures', value: 1 })
    return Number((counted as unknown as { failures: number }).failures)
  } catch (error) {
    // Appwrite says of a row that is gone that its column could not be found.
    if (isAbsent(error) || isType(error, 'column_not_found')) return null
    throw error
  }
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

/** Gives one attempt back: it was counted before it was tried, and it did not fail. */
export async function forgiveAttempt(kind: AttemptKind, whose: string): Promise<void> {
  const { APPWRITE_DATABASE_ID: databaseId } = serverSettings()
  try {
    await appwriteAsClinic().tables.decrementRowColumn({ databaseId, tableId, rowId: guardId(kind, whose), column: 'failures', value: 1, min: 0 })
  } catch (error) {
    // The count was forgotten or started anew meanwhile: then there is nothing to give back.
    if (!isAbsent(error) && !isType(error, 'column_not_found') && !isType(error, 'column_limit_exceeded')) throw error
  }
}

function rest(kind: AttemptKind, until: string): never {
  const values = { until: `${until.slice(11, 16)} UTC` }
  if (kind === 'sign-in') return refuse('session.locked', { values })
  return kind === 'sign-in-from' ? refuse('session.network-locked', { values }) : refuse('rate.too-many')
}

/** Somebody else's attempt opened the count in the same moment: then ours is added to it. */
function ignoreConflict(error: unknown): false {
  if (isConflict(error)) return false
  throw error
}
