import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { buildServer } from './built-server'
import { appwriteAsFunction } from '@/lib/data/appwrite-clients'
import { type Clinic, openClinic } from '@/lib/data/clinic'
import { checkAuditTrail } from '@/lib/operations/audit/check-audit-trail'
import { sealSince } from '@/lib/operations/audit/seal-recent'
import { aRecord } from '@/lib/testing/arbitrary-record'
import type { AppwriteConfig } from '@/scripts/push/config-file'
import { pushConfig } from '@/scripts/push/push-config'

const kills = 20
const workersAtOnce = 4
const key = 'standard_killnine'
const projectId = 'meditrack'
const databaseId = 'clinic'
const folder = mkdtempSync(join(tmpdir(), 'kill-nine-'))
let running: ChildProcess | null = null

afterAll(async () => {
  await kill()
  rmSync(folder, { recursive: true, force: true })
})

/** The real server as a process of its own, on a folder that outlives it. */
async function start(program: string): Promise<string> {
  const child = spawn(process.execPath, [program, '--port', '0', '--data', join(folder, 'data'), '--project', projectId, '--key', key, '--no-rate-limits'], { stdio: ['ignore', 'pipe', 'pipe'] })
  running = child
  return new Promise((done, fail) => {
    let said = ''
    const listen = (text: Buffer) => {
      said += String(text)
      const url = /ready on (\S+)/.exec(said)?.[1]
      if (url) done(url)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', () => fail(new Error(`The server did not start: ${said}`)))
  })
}

async function kill(): Promise<void> {
  const child = running
  running = null
  if (!child || child.exitCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.removeAllListeners('exit')
  child.once('exit', () => undefined)
  const gone = new Promise((done) => child.once('close', done))
  child.kill('SIGKILL')
  await Promise.race([ended, gone])
}

let made = 0
const newId = () => `k${String((made += 1)).padStart(19, '0')}`

function handsOn(url: string): Clinic {
  const actor = { kind: 'system', id: 'test', name: 'Test', role: 'system', organisationId: 'riverside' } as const
  return openClinic(appwriteAsFunction({ endpoint: url, projectId, key }), databaseId, { actor, origin: { address: null, device: 'test', requestId: 'kill' }, now: () => new Date(), newId })
}

/** What a finished transaction leaves: a patient and an allergy with their history, the audit line, the bell. */
type Promised = { patientId: string; allergyId: string; version: number }

/** Registers a patient and corrects them, again and again, until the server is gone. */
async function careUntilDeath(clinic: Clinic, promised: Map<string, Promised>): Promise<void> {
  const about = { userId: null, isRestricted: false }
  for (;;) {
    const patientId = newId()
    const allergyId = newId()
    try {
      const patient = await clinic.transaction((tx) => {
        const registered = tx.patients.create(aRecord('patients', { id: patientId, organisationId: 'riverside', mrn: patientId.slice(-10), userId: null }), { about })
        tx.allergies.create(aRecord('allergies', { id: allergyId, organisationId: 'riverside', patientId }), { about })
        tx.auditTrail.append({ what: 'patient.registered', patientId, subjectTable: 'patients', subjectId: patientId })
        tx.doorbell.ring('encounter.changed', patientId, about)
        return registered
      })
      promised.set(patientId, { patientId, allergyId, version: 1 })
      await clinic.transaction((tx) => {
        tx.patients.save({ ...patient, preferredName: 'changed' }, { about })
        tx.auditTrail.append({ what: 'patient.corrected', patientId, subjectTable: 'patients', subjectId: patientId })
      })
      promised.set(patientId, { patientId, allergyId, version: 2 })
    } catch {
      // The server is dead; what was not answered may be there or not, but never half.
      return
    }
  }
}

type Stored = { patients: Map<string, number>; allergies: Set<string>; history: Set<string>; audited: Map<string, number>; bells: Set<string> }

async function everything<Row>(reader: { list(question: { limit: number; after: string | null }): Promise<{ items: Row[]; next: string | null }> }): Promise<Row[]> {
  const rows: Row[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page: { items: Row[]; next: string | null } = await reader.list({ limit: 1000, after: after ?? null })
    rows.push(...page.items)
    after = page.next
  }
  return rows
}

async function stored(clinic: Clinic): Promise<Stored> {
  const [patients, allergies, history, audit, bells] = await Promise.all([everything(clinic.patients), everything(clinic.allergies), everything(clinic.history), everything(clinic.auditEntries), everything(clinic.signals)])
  const audited = new Map<string, number>()
  for (const { subjectId } of audit) if (subjectId) audited.set(subjectId, (audited.get(subjectId) ?? 0) + 1)
  return { patients: new Map(patients.map(({ id, version }) => [id, version])), allergies: new Set(allergies.map(({ patientId }) => patientId)), history: new Set(history.map(({ id }) => id)), audited, bells: new Set(bells.map(({ subjectId }) => subjectId)) }
}

/** Everything that is there must be there whole, and everything promised must be there. */
function faultsIn({ patients, allergies, history, audited, bells }: Stored, promised: ReadonlyMap<string, Promised>): string[] {
  const missing = [...promised.values()].filter(({ patientId, version }) => (patients.get(patientId) ?? 0) < version).map(({ patientId }) => `${patientId} was promised and is gone`)
  const half = [...patients].flatMap(([id, version]) => [
    ...(allergies.has(id) ? [] : [`${id} has no allergy`]), ...(bells.has(id) ? [] : [`${id} has no bell`]), ...(audited.get(id) === version ? [] : [`${id} has ${audited.get(id)} audit lines for version ${version}`]),
    ...Array.from({ length: version }, (_, index) => `${id}-${index + 1}`).filter((each) => !history.has(each)).map((each) => `history ${each} is missing`), ...(history.has(`${id}-${version + 1}`) ? [`${id} has history of a version that is not there`] : []),
  ])
  const orphans = [...allergies, ...bells, ...audited.keys()].filter((id) => !patients.has(id)).map((id) => `something of ${id} is there without them`)
  return [...missing, ...half, ...orphans]
}

describe('the backend killed in the middle of writes', () => {
  it(`keeps every answered transaction and no half one, ${kills} times over, and its audit trail verifies`, async () => {
    const program = await buildServer('kill-nine')
    let url = await start(program)
    const config = JSON.parse(readFileSync('appwrite.json', 'utf8')) as AppwriteConfig
    await pushConfig({ endpoint: url, projectId, key }, { ...config, functions: [] } as AppwriteConfig, { root: '.', functionVariables: null, say: () => undefined })
    const promised = new Map<string, Promised>()
    const since = new Date(0)
    for (let round = 0; round < kills; round += 1) {
      const clinic = handsOn(url)
      const work = [...Array.from({ length: workersAtOnce }, () => careUntilDeath(clinic, promised)), sealSince(clinic, { since, now: () => new Date() }).catch(() => 0)]
      await new Promise((later) => setTimeout(later, 120 + round * 13))
      await kill()
      await Promise.all(work)
      url = await start(program)
      if (round % 5 === 4) expect(faultsIn(await stored(handsOn(url)), promised)).toEqual([])
    }
    const clinic = handsOn(url)
    await sealSince(clinic, { since, now: () => new Date() })
    const audit = await checkAuditTrail(clinic, new Date(Date.now() + 600_000))
    expect(audit.problems).toEqual([])
    expect(audit.links).toBe(audit.entries)
    expect(promised.size).toBeGreaterThan(kills)
  }, 120_000)
})
