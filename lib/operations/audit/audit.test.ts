import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReaders } from '@/lib/data/reader'
import { openFiles } from '@/lib/data/stored-files'
import { serverSettings } from '@/lib/config/server-settings'
import { keepSigningKey } from '@/scripts/prepare/signing-key'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { openSigner } from '../documents/document-signer'
import { checkAuditTrail } from './check-audit-trail'
import { sealSince } from './seal-recent'
import { signHeads, listSealedOrganisations } from './sign-heads'
import { startSealer } from './start-sealer'

let clinic: ClinicFixture
const now = () => new Date()
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)

beforeAll(async () => {
  clinic = await startClinic({ startsAt: new Date().toISOString() })
  await keepSigningKey(clinic.service.tables, clinic.databaseId, { privateKey: serverSettings().DOCUMENT_SIGNING_KEY!, at: now().toISOString() })
}, 60_000)
afterAll(() => clinic.close())

const look = (organisation: 'riverside' | 'harbour' = 'riverside') => clinic.clinic(organisation).recordRead({ what: 'patient.viewed', subjectTable: 'patients', subjectId: 'adult', patientId: 'adult' })
const check = (at = later(10)) => checkAuditTrail(openReaders(clinic.service.tables, clinic.databaseId), at)
const row = (tableId: string, rowId: string) => ({ databaseId: clinic.databaseId, tableId, rowId })

describe('sealing', () => {
  it('chains what two hundred writers at once leave, in two looks a second apart, each organisation by itself', async () => {
    const sealer = startSealer({ clinic: clinic.clinic(), now, onFailure: (error) => { throw error } })
    await sealer.run()
    await Promise.all(Array.from({ length: 200 }, (_, i) => look(i % 4 === 0 ? 'harbour' : 'riverside')))
    await sealer.run()
    await sealer.run()
    sealer.stop()
    const { problems, entries, links } = await check()
    expect(problems).toEqual([])
    expect(links).toBe(entries)
  }, 30_000)

  it('writes each link once when two sealers run at the same time', async () => {
    await Promise.all(Array.from({ length: 100 }, () => look()))
    const since = new Date(Date.now() - 3_600_000)
    await Promise.all([sealSince(clinic.clinic(), { since, now }), sealSince(clinic.clinic(), { since, now }), sealSince(clinic.clinic(), { since, now })])
    const { problems, entries, links } = await check()
    expect(problems).toEqual([])
    expect(links).toBe(entries)
  }, 30_000)

  it('says which entry has no link', async () => {
    await look()
    const { problems } = await check()
    expect(problems.map((problem) => problem.kind)).toEqual(['not-sealed'])
    await sealSince(clinic.clinic(), { since: new Date(Date.now() - 3_600_000), now })
    expect((await check()).problems).toEqual([])
  })
})

describe('a trail that somebody changed in the database', () => {
  const entryAt = async (place: number) => (await clinic.clinic().auditEntries.list({ where: { organisationId: 'riverside' }, limit: place + 1 })).items[place]!
  const sealOf = async (entryId: string) => (await clinic.clinic().auditSeals.first({ where: { entryId } }))!

  it('is signed from time to time, and a copy is kept outside the database', async () => {
    const signer = openSigner(serverSettings().DOCUMENT_SIGNING_KEY!)
    const signing = { clinic: clinic.clinic(), files: openFiles(clinic.service), signer, now, newId: clinic.clock.newId }
    const organisations = await listSealedOrganisations(openReaders(clinic.service.tables, clinic.databaseId))
    expect(organisations.toSorted()).toEqual(['harbour', 'riverside'])
    expect(await signHeads(signing, organisations)).toBe(2)
    expect(await signHeads(signing, organisations)).toBe(0)
    expect((await clinic.service.storage.listFiles({ bucketId: 'backups' })).total).toBe(2)
    expect((await check()).problems).toEqual([])
  })

  it('is whole also for a check during which the clinic goes on', async () => {
    const readers = openReaders(clinic.service.tables, clinic.databaseId)
    const signing = { clinic: clinic.clinic(), files: openFiles(clinic.service), signer: openSigner(serverSettings().DOCUMENT_SIGNING_KEY!), newId: clinic.clock.newId }
    const working = <Reader extends { list: (question: never) => Promise<unknown> }>(reader: Reader): Reader => ({
      ...reader,
      list: async (question: never) => {
        const found = await reader.list(question)
        await look()
        await sealSince(clinic.clinic(), { since: new Date(Date.now() - 3_600_000), now })
        await signHeads({ ...signing, now: () => later(60) }, ['riverside'])
        return found
      },
    })
    const busy = { ...readers, auditEntries: working(readers.auditEntries), auditSeals: working(readers.auditSeals), auditHeads: working(readers.auditHeads) }
    expect((await checkAuditTrail(busy, now())).problems).toEqual([])
  }, 30_000)

  it('shows an edited entry, and is whole again when it is put back', async () => {
    const entry = await entryAt(3)
    await clinic.service.tables.updateRow({ ...row('audit_entries', entry.id), data: { actorName: 'Somebody Else' } })
    expect((await check()).problems).toMatchObject([{ kind: 'edited', id: entry.id }])
    await clinic.service.tables.updateRow({ ...row('audit_entries', entry.id), data: { actorName: entry.actorName } })
    expect((await check()).problems).toEqual([])
  })

  it('shows a removed entry by its id', async () => {
    const entry = await entryAt(5)
    await clinic.service.tables.deleteRow(row('audit_entries', entry.id))
    expect((await check()).problems).toMatchObject([{ kind: 'removed', id: entry.id }])
  })

  it('shows entries put in another order', async () => {
    const [a, b] = [await entryAt(7), await entryAt(8)]
    const [one, two] = [await sealOf(a.id), await sealOf(b.id)]
    const swap = (seal: typeof one, other: typeof one, entryId: string) => clinic.service.tables.updateRow({ ...row('audit_seals', seal.id), data: { entryId, entryHash: other.entryHash } })
    await swap(one, two, 'placeholder')
    await swap(two, one, one.entryId)
    await swap(one, two, two.entryId)
    const { problems } = await check()
    expect(problems.filter((problem) => problem.kind === 'link-altered').map((problem) => problem.id).toSorted()).toEqual([a.id, b.id].toSorted())
    await swap(one, one, 'placeholder')
    await swap(two, two, two.entryId)
    await swap(one, one, one.entryId)
  })

  it('shows a tail that was cut off', async () => {
    const last = (await clinic.clinic().auditSeals.first({ where: { organisationId: 'harbour' }, orderBy: ['seq', 'desc'] }))!
    await clinic.service.tables.deleteRow(row('audit_entries', last.entryId))
    await clinic.service.tables.deleteRow(row('audit_seals', last.id))
    const { problems } = await check()
    expect(problems.filter((problem) => problem.organisationId === 'harbour')).toMatchObject([{ kind: 'tail-cut' }])
  })

  it('shows a head that a stranger signed', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const head = (await clinic.clinic().auditHeads.first({ where: { organisationId: 'riverside' } }))!
    const forged = openSigner(privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')).sign('anything')
    await clinic.service.tables.updateRow({ ...row('audit_heads', head.id), data: { signature: forged } })
    expect((await check()).problems.map((problem) => problem.kind)).toContain('head-not-genuine')
  })
})
