import { Account, Client, Query } from 'node-appwrite'
import { InputFile } from 'node-appwrite/file'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLocalAppwrite, type LocalAppwrite } from '@/appwrite/local/create-local-appwrite'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { ImportProgress } from './import-progress'
import { importClinic } from './import-clinic'
import { exportClinic } from './export-clinic'
import { SealedFolder } from './sealed-folder'
import { type MoveTarget, servicesOf } from './travelling'
import { verifyImport } from './verify-import'

const passphrase = 'four calm grey herons'
const password = 'correct horse battery'
const folder = mkdtempSync(join(tmpdir(), 'move-'))
const inside = (...parts: string[]) => join(folder, ...parts)
let clinic: ClinicFixture
let empty: LocalAppwrite
let from: MoveTarget
let to: MoveTarget
const silent = () => undefined
const options = { root: '.', say: silent }
/** An SDK takes an answer that is JSON apart; a file that is must come through byte by byte. */
const json = Buffer.from('{ "b": 1,  "a": 1.0 }')
const pdf = Buffer.from('%PDF-1.4 a signed report')

beforeAll(async () => {
  clinic = await startClinic()
  empty = await createLocalAppwrite({ dataDir: ':memory:', projectId: 'moved', apiKey: 'standard_moved', config: null, rateLimits: false })
  from = { endpoint: clinic.url, projectId: clinic.projectId, key: clinic.apiKey, databaseId: clinic.databaseId }
  to = { endpoint: empty.url, projectId: 'moved', key: 'standard_moved', databaseId: 'clinic' }
  const { users, storage } = clinic.service
  await users.create({ userId: 'grace', email: 'grace@example.org', password, name: 'Grace', phone: '+447700900777' })
  await users.updateLabels({ userId: 'grace', labels: ['zeta', 'alpha'] })
  await users.updatePrefs({ userId: 'grace', prefs: { theme: 'dark' } })
  await users.create({ userId: 'gone', email: 'gone@example.org', password, name: 'Gone' })
  await users.updateStatus({ userId: 'gone', status: false })
  await users.createBcryptUser({ userId: 'older', email: 'older@example.org', password: '$2a$15$xX/myGbFU.ZSKHSi6EHdBOySTdYm8QxBLXmOPHrYMwV0mHRBBSBOq' })
  await storage.createFile({ bucketId: 'lab-reports', fileId: 'report-one', file: InputFile.fromBuffer(pdf, 'report of Okonkwo.pdf'), permissions: ['read("user:riverside-patient")'] })
  await storage.createFile({ bucketId: 'backups', fileId: 'heads', file: InputFile.fromBuffer(json, 'heads.json') })
  await clinic.clinic().transaction((tx) => tx.auditTrail.append({ what: 'patient.viewed', patientId: 'adult', subjectTable: 'patients', subjectId: 'adult' }))
}, 60_000)
afterAll(async () => {
  await clinic.close()
  await empty.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Stops the work the first time it says something that matches. */
function stopAt(pattern: RegExp) {
  return (line: string) => {
    if (pattern.test(line)) throw new Error(`stopped at ${line}`)
  }
}

const filesUnder = (path: string): string[] => readdirSync(path).flatMap((name) => (statSync(join(path, name)).isDirectory() ? filesUnder(join(path, name)) : [join(path, name)]))
const signIn = (target: MoveTarget, email: string) => new Account(new Client().setEndpoint(target.endpoint).setProject(target.projectId)).createEmailPasswordSession({ email, password })

describe('an export', () => {
  it('goes on where it was stopped', async () => {
    await expect(exportClinic(from, SealedFolder.open(inside('sealed'), passphrase), { say: stopAt(/^patients/) })).rejects.toThrow('stopped at patients')
    const begun = Object.keys(SealedFolder.open(inside('sealed'), passphrase).manifest.tables)
    expect(begun).toContain('organisations')
    const said: string[] = []
    await exportClinic(from, SealedFolder.open(inside('sealed'), passphrase), { say: (line) => void said.push(line) })
    expect(said.filter((line) => /^organisations/.test(line))).toEqual([])
    expect(SealedFolder.open(inside('sealed'), passphrase).manifest).toMatchObject({ tables: { patients: { count: 6 }, organisations: { count: 2 } }, buckets: { 'lab-reports': { count: 1 } }, accounts: { users: { count: 23 }, teams: { count: 2 }, memberships: { count: 16 } } })
  }, 60_000)

  it('shows nothing of anybody to whom it is sealed', () => {
    const everything = filesUnder(inside('sealed')).map((file) => `${file}\n${readFileSync(file, 'latin1')}`).join('\n')
    for (const words of ['Okonkwo', 'Adaeze', 'grace@', 'argon2', 'signed report', passphrase]) expect(everything).not.toContain(words)
    expect(() => SealedFolder.open(inside('sealed'), 'another passphrase')).toThrow('The passphrase is another')
  })

  it('tells a piece that was put in the place of another, and a manifest that was changed', () => {
    const sealed = SealedFolder.open(inside('sealed'), passphrase)
    const [one, other] = [inside('sealed', 'rows/patients/000001'), inside('sealed', 'rows/memberships/000001')]
    renameSync(one, inside('aside'))
    expect(() => sealed.get('rows/patients/000001')).toThrow('has lost its piece')
    renameSync(other, one)
    expect(() => sealed.get('rows/patients/000001')).toThrow('damaged or was put in the place of another')
    renameSync(one, other)
    renameSync(inside('aside'), one)
    expect(sealed.getRecords('rows/patients/000001')).toHaveLength(6)
  })

  it('is open when it is asked to be, and then holds the same', async () => {
    const plain = SealedFolder.open(inside('plain'), null)
    await exportClinic(from, plain, { say: silent })
    const { tables, buckets, accounts } = SealedFolder.open(inside('sealed'), passphrase).manifest
    expect(plain.manifest).toMatchObject({ tables, buckets, accounts })
    expect(readFileSync(inside('plain', 'files/lab-reports/report-one'))).toEqual(pdf)
  }, 30_000)

  it('reads again what somebody wrote meanwhile, and gives up while somebody keeps writing', async () => {
    const writing = (pattern: RegExp) => async (line: string) => {
      if (pattern.test(line)) await clinic.addPatient({ familyName: 'Busy' })
    }
    const place = { databaseId: clinic.databaseId, tableId: 'patients', queries: [Query.limit(1)] }
    await exportClinic(from, SealedFolder.open(inside('once'), null), { say: writing(/^Accounts/) })
    expect(SealedFolder.open(inside('once'), null).manifest.tables.patients?.count).toBe((await clinic.service.tables.listRows(place)).total)
    await expect(exportClinic(from, SealedFolder.open(inside('busy'), null), { say: writing(/^patients:/) })).rejects.toThrow(/Somebody writes to .*patients.*Stop the clinic/)
    expect(SealedFolder.open(inside('busy'), null).manifest.finishedAt).toBeNull()
  }, 30_000)
})

describe('an import', () => {
  it('goes on where it was stopped, and finds everything as it was', async () => {
    const sealed = () => SealedFolder.open(inside('sealed'), passphrase)
    await expect(importClinic(to, sealed(), { root: '.', say: stopAt(/^memberships/) })).rejects.toThrow('stopped at memberships')
    expect(await importClinic(to, sealed(), options)).toEqual([])
  }, 60_000)

  it('keeps ids, times, readers, files and passwords', async () => {
    const [before, after] = [servicesOf(from), servicesOf(to)]
    const place = { databaseId: 'clinic', tableId: 'patients', rowId: 'adult' }
    const [row, moved] = await Promise.all([before.tables.getRow(place), after.tables.getRow(place)])
    expect({ ...moved, $sequence: null }).toEqual({ ...row, $sequence: null })
    expect(await after.download('lab-reports', 'report-one')).toEqual(pdf)
    expect(await after.download('backups', 'heads')).toEqual(json)
    expect(await after.users.get({ userId: 'grace' })).toMatchObject({ phone: '+447700900777', labels: expect.arrayContaining(['alpha', 'zeta']) as string[], prefs: { theme: 'dark' } })
    expect((await signIn(to, 'grace@example.org')).userId).toBe('grace')
    await expect(signIn(to, 'gone@example.org')).rejects.toThrow(/blocked/)
  })

  it('names memberships of teams as this side made them', async () => {
    const { tables, teams } = servicesOf(to)
    const row = await tables.getRow({ databaseId: 'clinic', tableId: 'memberships', rowId: 'm-riverside-nurse' })
    const membership = await teams.getMembership({ teamId: 'riverside', membershipId: String(row.teamMembershipId) })
    expect(membership).toMatchObject({ userId: 'riverside-nurse', roles: ['nurse'] })
  })

  it('says what differs', async () => {
    const { services, folder: sealed } = { services: servicesOf(to), folder: SealedFolder.open(inside('sealed'), passphrase) }
    const run = { services, folder: sealed, databaseId: 'clinic', progress: new ImportProgress(inside('sealed'), to) }
    // The sign-in above wrote nothing that travels.
    expect(await verifyImport(run)).toEqual([])
    await services.tables.updateRow({ databaseId: 'clinic', tableId: 'patients', rowId: 'adult', data: { preferredName: 'Ada' } })
    await services.tables.deleteRow({ databaseId: 'clinic', tableId: 'practitioners', rowId: 'p-riverside-nurse' })
    expect(await verifyImport(run)).toEqual(['The table practitioners: 13 of 14 arrived.', 'The table patients: 6 arrived, but not all as they were.'])
  })

  it('refuses a table or a bucket that the schema has no place for', async () => {
    const plain = SealedFolder.open(inside('plain'), null)
    plain.manifest.tables['old_forms'] = { count: 0, sum: '0', pieces: 0, newest: '' }
    plain.manifest.buckets['scans'] = { count: 0, sum: '0' }
    await expect(importClinic(to, plain, options)).rejects.toThrow('the table old_forms, the bucket scans, which the export holds')
  })

  it('wakes no function that the target runs', async () => {
    const other = await createLocalAppwrite({ dataDir: ':memory:', projectId: 'moved', apiKey: 'standard_moved', config: null, rateLimits: false })
    const target = { ...to, endpoint: other.url }
    await servicesOf(target).functions.create({ functionId: 'render-lab-report', name: 'Render', runtime: 'node-22' as never })
    await expect(importClinic(target, SealedFolder.open(inside('plain'), null), options)).rejects.toThrow('The target runs render-lab-report')
    await other.close()
  })

  it('pours nothing over a clinic that is there already', async () => {
    await expect(importClinic(from, SealedFolder.open(inside('plain'), null), options)).rejects.toThrow(/The target is not empty .*rows in patients.*accounts/)
  })
})
