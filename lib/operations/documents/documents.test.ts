import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepSigningKey } from '@/scripts/prepare/signing-key'
import { documentCode } from '@/lib/domain/files/document-code'
import { serverSettings } from '@/lib/config/server-settings'
import { aLabOrder, aLabReport, aLabResult, aSpecimen } from '@/lib/testing/lab-records'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { downloadDocument } from './download-document'
import { revokeDocument } from './revoke-document'
import { verifyDocument } from './verify-document'

let clinic: ClinicFixture
const organisationId = 'riverside'
const at = '2026-03-05T09:00:00.000Z'
const visitor = () => ({ origin: { address: '192.0.2.7', device: null, requestId: 'r' }, now: () => new Date(), databaseId: clinic.databaseId })

beforeAll(async () => {
  // The functions run as they are deployed: from their bundles. Nothing is built when nothing changed.
  execFileSync('node', ['scripts/functions-build.mjs'], { stdio: 'ignore' })
  clinic = await startClinic({ withFunctions: true })
  await keepSigningKey(clinic.service.tables, clinic.databaseId, { privateKey: serverSettings().DOCUMENT_SIGNING_KEY!, at })
}, 300_000)
afterAll(() => clinic.close())

/** An order with a finished report, whose document is asked for in the same transaction. */
async function reportFor(patientId: string, { released, tag, restricted = false }: { released: boolean; tag: string; restricted?: boolean }): Promise<{ documentId: string; reportId: string; code: string }> {
  const common = { organisationId, patientId }
  const orderedBy = clinic.userId('doctor')
  const code = documentCode(randomBytes(16))
  const about = { userId: null, isRestricted: restricted }
  await clinic.clinic().transaction((tx) => {
    tx.labOrders.create(aLabOrder({ ...common, id: `order-${tag}`, accession: `A-${tag}`, status: 'completed', orderedBy, signedAt: at }), { about })
    tx.specimens.create(aSpecimen({ ...common, id: `specimen-${tag}`, orderId: `order-${tag}`, accession: `S-${tag}`, collectedAt: at, receivedAt: at }), { about })
    tx.labResults.create(aLabResult({ ...common, id: `result-${tag}`, orderId: `order-${tag}`, status: 'verified', value: 6.8, unit: 'mmol/L', flag: 'HH', rangeText: '3.5 to 5.3', verifiedBy: 't', verifiedByName: 'Amara Okafor', verifiedAt: at, releasedAt: released ? at : null }), { about })
    tx.labReports.create(aLabReport({ ...common, id: `report-${tag}`, orderId: `order-${tag}`, accession: `A-${tag}`, status: 'final', orderedBy, issuedAt: at, releasedAt: released ? at : null, documentId: `document-${tag}` }), { about })
  })
  await askFor(`document-${tag}`, { patientId, reportId: `report-${tag}`, code, about })
  return { documentId: `document-${tag}`, reportId: `report-${tag}`, code }
}

async function askFor(id: string, { patientId, reportId, code, about }: { patientId: string; reportId: string; code: string; about: { userId: null; isRestricted: boolean } }): Promise<void> {
  await clinic.clinic().transaction((tx) => void tx.documents.create({
    id, organisationId, patientId, kind: 'lab-report', title: 'Basic metabolic panel', subjectTable: 'lab_reports', subjectId: reportId, status: 'queued', number: 1, bucketId: null, fileId: null, fileName: null, mimeType: null, sizeBytes: null,
    sha256: null, code, claims: null, keyId: null, signature: null, issuedBy: clinic.userId('other-technician'), issuedAt: null, claimedAt: null, failure: null, revocation: null, supersedes: null, uploadedBy: null,
  }, { about }))
  await clinic.settle()
}

describe('a laboratory report that is asked for', () => {
  let made: Awaited<ReturnType<typeof reportFor>>
  beforeAll(async () => {
    made = await reportFor('adult', { released: true, tag: 'one' })
  }, 60_000)

  it('is printed and signed by the function that the row woke', async () => {
    const document = await clinic.clinic().documents.get(made.documentId)
    expect(document).toMatchObject({ status: 'ready', bucketId: 'lab-reports', mimeType: 'application/pdf', number: 1, failure: null })
    expect(document.claims).toMatchObject({ code: made.code, subject: { initials: 'A. O.', bornYear: '1958' }, sha256: document.sha256 })
    expect(document.claims?.lines).toContain('Potassium: 6.8 mmol/L Critical high')
  })

  it('is downloaded by its patient and by the care team, and each time is written down', async () => {
    const document = await clinic.clinic().documents.get(made.documentId)
    for (const person of ['patient', 'doctor', 'nurse'] as const) {
      const { bytes, fileName } = await downloadDocument(await clinic.as(person), made.documentId)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(document.sha256)
      expect(fileName).toMatch(/^laboratory-report-A-one-1\.pdf$/)
    }
    const lines = await clinic.clinic().auditEntries.list({ where: { organisationId, what: 'document.downloaded' } })
    expect(lines.items.map((line) => line.actorId).toSorted()).toEqual([clinic.userId('doctor'), clinic.userId('nurse'), clinic.userId('patient')].toSorted())
  })

  it.each(['other-patient', 'admin'] as const)('stays closed to: %s', async (person) => {
    const context = await clinic.as(person)
    await expect(downloadDocument(context, made.documentId)).rejects.toMatchObject({ code: 'record.not-found' })
    await expect(context.appwrite.storage.getFileDownload({ bucketId: 'lab-reports', fileId: made.documentId })).rejects.toMatchObject({ code: 404 })
  })

  it('stays closed to another organisation', async () => {
    await expect(downloadDocument(await clinic.as('doctor', 'harbour'), made.documentId)).rejects.toMatchObject({ code: 'record.not-found' })
  })

  it('is genuine to anyone who holds the paper, however the code is typed', async () => {
    const typed = made.code.toLowerCase().replace(/(.{4})/g, '$1-')
    const { answer, claims } = await verifyDocument(visitor(), typed)
    expect(answer).toBe('genuine')
    expect(JSON.stringify(claims)).not.toMatch(/Okonkwo|Adaeze|1958-07-14/)
    expect(await verifyDocument(visitor(), '0'.repeat(26))).toEqual({ answer: 'unknown', claims: null, changedAt: null, zone: 'UTC' })
    expect((await verifyDocument(visitor(), 'not a code')).answer).toBe('unknown')
  })

  it('is replaced by a later issue, which names it', async () => {
    const code = documentCode(randomBytes(16))
    await askFor('document-two', { patientId: 'adult', reportId: made.reportId, code, about: { userId: null, isRestricted: false } })
    expect(await clinic.clinic().documents.get('document-two')).toMatchObject({ status: 'ready', number: 2, supersedes: made.documentId })
    expect((await verifyDocument(visitor(), made.code)).answer).toBe('superseded')
    expect((await verifyDocument(visitor(), code)).answer).toBe('genuine')
  })

  it('is taken back, and the paper says so', async () => {
    await revokeDocument(await clinic.as('doctor'), { documentId: 'document-two', reason: 'wrong-content' })
    expect(await clinic.clinic().documents.get('document-two')).toMatchObject({ status: 'revoked', revocation: { reason: 'wrong-content', byName: (await clinic.as('doctor')).actor.name } })
    const { code } = await clinic.clinic().documents.get('document-two')
    expect((await verifyDocument(visitor(), code)).answer).toBe('revoked')
  })

  it('is altered when a stored claim was changed', async () => {
    const { code, claims } = await clinic.clinic().documents.get(made.documentId)
    await clinic.service.tables.updateRow({ databaseId: clinic.databaseId, tableId: 'documents', rowId: made.documentId, data: { claims: JSON.stringify({ ...claims, lines: ['Potassium: 4.1 mmol/L'] }) } })
    expect(await verifyDocument(visitor(), code)).toMatchObject({ answer: 'altered', claims: null })
  })
})

describe('a report that the patient may not see yet', () => {
  it('opens to the patient when it is released', async () => {
    const { documentId, reportId } = await reportFor('adult', { released: false, tag: 'held' })
    await expect(downloadDocument(await clinic.as('patient'), documentId)).rejects.toMatchObject({ code: 'record.not-found' })
    expect((await downloadDocument(await clinic.as('doctor'), documentId)).bytes.length).toBeGreaterThan(1000)
    const report = await clinic.clinic().labReports.get(reportId)
    await clinic.clinic().transaction((tx) => void tx.labReports.save({ ...report, releasedAt: at }, { about: { userId: clinic.userId('patient'), isRestricted: false } }))
    await clinic.settle()
    expect((await downloadDocument(await clinic.as('patient'), documentId)).bytes.length).toBeGreaterThan(1000)
  }, 60_000)
})

describe('a report of a restricted patient', () => {
  it('is readable by nobody of the staff without a tie to the patient', async () => {
    const { documentId } = await reportFor('restricted', { released: true, tag: 'restricted', restricted: true })
    expect((await clinic.clinic().documents.get(documentId)).status).toBe('ready')
    await expect(downloadDocument(await clinic.as('nurse'), documentId)).rejects.toMatchObject({ code: 'access.no-care-relationship' })
    const nurse = await clinic.as('nurse')
    await expect(nurse.appwrite.storage.getFileDownload({ bucketId: 'lab-reports', fileId: documentId })).rejects.toMatchObject({ code: 404 })
  }, 60_000)
})

describe('a signed prescription', () => {
  it('is printed by its own function and kept with the documents of its patient', async () => {
    const code = documentCode(randomBytes(16))
    const about = { userId: clinic.userId('patient'), isRestricted: false }
    const common = { organisationId, patientId: 'adult' }
    await clinic.clinic().transaction((tx) => {
      tx.prescriptions.create({ ...common, id: 'rx-1', patientName: 'Adaeze Okonkwo', encounterId: null, prescriberId: clinic.userId('doctor'), prescriberName: 'Dr Helen Marsh', number: 'RX-26-000017', status: 'active', statusReason: null, signedAt: at, validUntil: '2027-03-05T09:00:00.000Z', priorPrescriptionId: null, itemCount: 1, overrides: [], safety: null, noteToPharmacist: null, documentId: 'document-rx' }, { about })
      tx.prescriptionItems.create({
        ...common, id: 'rx-item-1', prescriptionId: 'rx-1', position: 1, medicineCode: 'amoxicillin-500-cap', name: 'amoxicillin', brand: null, form: 'capsule', strength: '500 mg', atc: ['J01CA04'],
        dose: { amount: 500, unit: 'mg', formUnits: 1, route: 'oral', frequency: 'three-times-daily', asNeeded: false, asNeededFor: null, maxPerDay: null, durationDays: 5, extra: '' }, sentence: 'Take 1 capsule three times a day for 5 days.',
        quantity: 15, quantityUnit: 'capsules', refillsAllowed: 0, refillsUsed: 0, quantityDispensed: 0, isSubstitutionAllowed: true, status: 'active', indication: null, startedOn: null, endsOn: null,
      }, { about })
      tx.documents.create({
        ...common, id: 'document-rx', kind: 'prescription', title: 'Prescription', subjectTable: 'prescriptions', subjectId: 'rx-1', status: 'queued', number: 1, bucketId: null, fileId: null, fileName: null, mimeType: null, sizeBytes: null,
        sha256: null, code, claims: null, keyId: null, signature: null, issuedBy: clinic.userId('doctor'), issuedAt: null, claimedAt: null, failure: null, revocation: null, supersedes: null, uploadedBy: null,
      }, { about })
    })
    await clinic.settle()
    expect(await clinic.clinic().documents.get('document-rx')).toMatchObject({ status: 'ready', bucketId: 'patient-documents', failure: null })
    expect((await downloadDocument(await clinic.as('patient'), 'document-rx')).bytes.length).toBeGreaterThan(1000)
    expect((await downloadDocument(await clinic.as('pharmacist'), 'document-rx')).fileName).toBe('prescription-RX-26-000017-1.pdf')
    const { answer, claims } = await verifyDocument(visitor(), code)
    expect(answer).toBe('genuine')
    expect(claims?.lines.join(' ')).toContain('Quantity 15 capsules')
    // Whoever is handed the paper of a prescription that the doctor ended must not supply from it; one that is held is still the doctor's word.
    for (const [status, told] of [['on-hold', 'genuine'], ['completed', 'genuine'], ['stopped', 'revoked'], ['entered-in-error', 'revoked']] as const) {
      const stored = await clinic.clinic().prescriptions.get('rx-1')
      await clinic.clinic().transaction((tx) => void tx.prescriptions.save({ ...stored, status }))
      const verified = await verifyDocument(visitor(), code)
      expect([verified.answer, verified.changedAt !== null], status).toEqual([told, told === 'revoked'])
    }
  }, 60_000)
})
