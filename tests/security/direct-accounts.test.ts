import { Client, Query, TablesDB } from 'node-appwrite'
import { InputFile } from 'node-appwrite/file'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { rowPermissions } from '@/lib/access/row-readers'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { representatives } from '@/lib/testing/representative-records'
import { attackersOf, type Attacker, attempt, fillEveryTable, successesOf } from './attackers'

let clinic: ClinicFixture
let attackers: Attacker[]
const config = JSON.parse(readFileSync('appwrite.json', 'utf8')) as { buckets: { $id: string }[]; functions: { $id: string }[] }
const buckets = config.buckets.map((bucket) => bucket.$id)
const report = representatives.find(({ name, variant }) => name === 'documents' && variant === 'report')!
const readersOfReport = rowPermissions('documents', report.record as never, report.about)
const pdf = (name = 'a.pdf') => InputFile.fromBuffer(Buffer.from('%PDF-1.4 a signed report'), name)
const fileOf = (bucketId: string) => ({ bucketId, fileId: `${bucketId}-file` })

beforeAll(async () => {
  clinic = await startClinic()
  await fillEveryTable(clinic)
  for (const bucketId of buckets) await clinic.service.storage.createFile({ ...fileOf(bucketId), file: pdf(), permissions: bucketId === 'lab-reports' ? readersOfReport : [] })
  attackers = await attackersOf(clinic)
})
afterAll(() => clinic.close())

const named = (attacker: Attacker) => (way: string) => `${attacker.name} (${attacker.with}) ${way}`

describe('files', () => {
  it('are written, changed and removed by nobody’s session', async () => {
    const done: string[] = []
    for (const attacker of attackers) {
      for (const bucketId of buckets) {
        const own = [`read("user:${attacker.userId}")`]
        done.push(...(await successesOf({
          create: () => attacker.storage.createFile({ bucketId, fileId: 'unique()', file: pdf() }), 'create for oneself': () => attacker.storage.createFile({ bucketId, fileId: 'unique()', file: pdf(), permissions: own }),
          rename: () => attacker.storage.updateFile({ ...fileOf(bucketId), name: 'evil.pdf' }), 'grant oneself': () => attacker.storage.updateFile({ ...fileOf(bucketId), permissions: own }), delete: () => attacker.storage.deleteFile(fileOf(bucketId)),
          'open the bucket': () => attacker.storage.updateBucket({ bucketId, name: bucketId, permissions: ['read("any")'] }),
        })).map((way) => `${named(attacker)(way)} ${bucketId}`))
      }
    }
    expect(done).toEqual([])
  }, 60_000)

  it('are read by the report’s readers and by nobody else, by any address', async () => {
    const readers: string[] = []
    for (const attacker of attackers) {
      const isReader = readersOfReport.some((permission) => permission === `read("user:${attacker.userId}")` || (attacker.person.role !== 'patient' && permission === `read("team:${attacker.person.organisation}/${attacker.person.role}")`))
      const ways = await successesOf(Object.fromEntries(buckets.flatMap((bucketId) => [
        [`download ${bucketId}`, () => attacker.storage.getFileDownload(fileOf(bucketId))], [`view ${bucketId}`, () => attacker.storage.getFileView(fileOf(bucketId))], [`describe ${bucketId}`, () => attacker.storage.getFile(fileOf(bucketId))],
      ])))
      expect(ways, named(attacker)('reads')).toEqual(isReader ? ['download lab-reports', 'view lab-reports', 'describe lab-reports'] : [])
      const lists = await Promise.all(buckets.map((bucketId) => attempt(attacker.storage.listFiles({ bucketId }))))
      const listed = lists.flatMap((outcome) => (outcome === 'refused' ? [] : (outcome as { got: { files: { $id: string }[] } }).got.files.map((file) => file.$id)))
      expect(listed).toEqual(isReader ? ['lab-reports-file'] : [])
      if (isReader) readers.push(attacker.name)
    }
    expect(new Set(readers)).toEqual(new Set(['doctor', 'other-doctor', 'nurse', 'lab_technician', 'other-technician', 'pharmacist', 'other-pharmacist', 'patient']))
  }, 60_000)
})

describe('teams, functions and the machinery', () => {
  it('let nobody join, promote themselves, run a function, send mail or look at the keys', async () => {
    const done: string[] = []
    for (const attacker of attackers) {
      const { userId, person } = attacker
      const other = person.organisation === 'riverside' ? 'harbour' : 'riverside'
      done.push(...(await successesOf({
        'join next door': () => attacker.teams.createMembership({ teamId: other, userId, roles: ['doctor'], url: 'http://localhost/join' }), 'join in another role': () => attacker.teams.createMembership({ teamId: person.organisation, userId, roles: ['admin', 'owner'], url: 'http://localhost/join' }),
        'add a friend': () => attacker.teams.createMembership({ teamId: person.organisation, email: 'friend@example.org', roles: ['doctor'], url: 'http://localhost/join' }),
        'add a friend by phone': () => attacker.teams.createMembership({ teamId: person.organisation, phone: '+447700900123', roles: ['doctor'], url: 'http://localhost/join' }), 'join next door by phone': () => attacker.teams.createMembership({ teamId: other, phone: '+447700900124', roles: ['doctor'], url: 'http://localhost/join' }),
        'read the team next door': () => attacker.teams.get({ teamId: other }), 'list the people next door': () => attacker.teams.listMemberships({ teamId: other }), 'rename the team': () => attacker.teams.updateName({ teamId: person.organisation, name: 'Mine' }), 'end the team': () => attacker.teams.delete({ teamId: person.organisation }),
        ...Object.fromEntries(config.functions.map(({ $id: functionId }) => [`run ${functionId}`, () => attacker.functions.createExecution({ functionId, body: '{}' })])),
        'list functions': () => attacker.functions.list(), 'read variables': () => attacker.functions.listVariables({ functionId: config.functions[0]!.$id }),
        'send a mail': () => attacker.messaging.createEmail({ messageId: 'unique()', subject: 'x', content: 'x', users: [userId] }), 'list messages': () => attacker.messaging.listMessages(),
        'label oneself': () => attacker.users.updateLabels({ userId, labels: ['admin'] }), 'verify oneself': () => attacker.users.updateEmailVerification({ userId, emailVerification: true }), 'unblock oneself': () => attacker.users.updateStatus({ userId, status: true }),
        'enter as the administrator': () => attacker.users.createSession({ userId: 'riverside-admin' }), 'a token for the administrator': () => attacker.users.createToken({ userId: 'riverside-admin' }),
      })).map(named(attacker)))
    }
    expect(done).toEqual([])
  }, 60_000)

  it('gives nothing to somebody who changes their own membership, or makes a team of their own', async () => {
    const nurse = attackers.find((attacker) => attacker.name === 'nurse')!
    const { memberships } = await clinic.service.teams.listMemberships({ teamId: 'riverside', queries: [Query.equal('userId', [nurse.userId])] })
    const own = { teamId: 'riverside', membershipId: memberships[0]!.$id }
    expect(await successesOf({ promote: () => nurse.teams.updateMembership({ ...own, roles: ['doctor', 'admin', 'owner'] }) })).toEqual([])
    await attempt(nurse.teams.create({ teamId: 'riverside-doctors', name: 'riverside', roles: ['doctor', 'admin'] }))
    await attempt(nurse.account.updatePrefs({ prefs: { role: 'admin', labels: ['admin'], organisationId: 'harbour' } }))
    const { rows } = await nurse.tables.listRows({ databaseId: clinic.databaseId, tableId: 'audit_entries' })
    expect(rows).toEqual([])
    expect((await clinic.as('nurse')).actor.role).toBe('nurse')
  })
})

describe('a socket', () => {
  it('hears of another clinic’s and another patient’s rows nothing, whatever it asks for', async () => {
    const people = ['doctor@harbour', 'other-patient', 'patient@harbour'].map((name) => attackers.find((attacker) => attacker.name === name && attacker.with === 'jwt')!)
    const sockets = await Promise.all(people.map(async (attacker) => {
      const jwt = await clinic.jwt(attacker.person.key, attacker.person.organisation)
      const channels = ['rows', 'documents', 'databases.clinic.tables.patients.rows', 'databases.clinic.tables.signals.rows', 'databases.clinic.tables.patients.rows.adult', 'tablesdb.clinic.tables.patients.rows.adult', 'databases.*', 'teams.riverside', 'files', 'account.riverside-patient', 'memberships']
      const heard: string[] = []
      const socket = new WebSocket(`${clinic.url.replace('http', 'ws')}/realtime?project=${clinic.projectId}&jwt=${jwt}&${channels.map((channel) => `channels[]=${encodeURIComponent(channel)}`).join('&')}`)
      socket.on('message', (text) => heard.push(String(text)))
      await new Promise((opened, failed) => socket.once('message', opened).once('error', failed))
      socket.send(JSON.stringify({ type: 'subscribe', data: channels.map((channel, place) => ({ subscriptionId: `s${place}`, channels: [channel], queries: [] })) }))
      return { attacker, socket, heard }
    }))
    const doctor = await clinic.as('doctor')
    const patient = await doctor.data.patients.get('adult')
    const about = { userId: patient.userId, isRestricted: false }
    await doctor.clinic.transaction((tx) => {
      tx.patients.save({ ...patient, preferredName: 'SECRET-NAME' }, { about, verb: 'patient.corrected' })
      tx.doorbell.ring('encounter.changed', 'adult', about)
    })
    // Their own clinic's bell comes after it in line; once heard, all before it was sent or withheld.
    const harbour = await clinic.as('doctor', 'harbour')
    await harbour.clinic.transaction((tx) => tx.doorbell.ring('task.changed', 'last-of-all', { userId: clinic.userId('patient', 'harbour'), isRestricted: false }, [clinic.userId('other-patient')]))
    for (const { socket, heard, attacker } of sockets) {
      for (let wait = 0; wait < 200 && !heard.some((text) => text.includes('last-of-all')); wait += 1) await new Promise((next) => setTimeout(next, 25))
      expect(heard.some((text) => text.includes('last-of-all')), `${attacker.name} hears their own bell`).toBe(true)
      expect(heard.filter((text) => /SECRET-NAME|encounter\.changed|"adult"/.test(text))).toEqual([])
      socket.terminate()
    }
  }, 30_000)

  it('lets a visitor without a session see no row at all', async () => {
    const tables = new TablesDB(new Client().setEndpoint(clinic.url).setProject(clinic.projectId))
    const shown = await Promise.all(['patients', 'signals', 'organisations', 'signing_keys', 'lab_reports', 'history'].map((tableId) => attempt(tables.listRows({ databaseId: clinic.databaseId, tableId }))))
    expect(shown.flatMap((outcome) => (outcome === 'refused' ? [] : (outcome as { got: { rows: unknown[] } }).got.rows))).toEqual([])
  })
})
