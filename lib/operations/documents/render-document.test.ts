import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serverSettings } from '@/lib/config/server-settings'
import { openFiles } from '@/lib/data/stored-files'
import { documentCode } from '@/lib/domain/files/document-code'
import { releaseReport } from '@/lib/operations/lab/release-report'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { aLabOrder, aLabReport, aLabResult, aSpecimen } from '@/lib/testing/lab-records'
import { openSigner } from './document-signer'
import { findWaitingDocuments } from './find-waiting-documents'
import { renderDocument } from './render-document'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

const at = '2026-03-05T09:00:00.000Z'

/** A finished report that waits for a clinician's eye, and its paper that waits to be drawn. */
async function heldReport(tag: string, status: 'queued' | 'failed' = 'queued'): Promise<{ documentId: string; reportId: string }> {
  const common = { organisationId: 'riverside', patientId: 'adult' }
  const orderedBy = clinic.userId('doctor')
  await clinic.clinic().transaction((tx) => {
    tx.labOrders.create(aLabOrder({ ...common, id: `order-${tag}`, accession: `A-${tag}`, status: 'completed', orderedBy, signedAt: at }))
    tx.specimens.create(aSpecimen({ ...common, id: `specimen-${tag}`, orderId: `order-${tag}`, accession: `S-${tag}`, collectedAt: at, receivedAt: at }))
    tx.labResults.create(aLabResult({ ...common, id: `result-${tag}`, orderId: `order-${tag}`, status: 'verified', value: 4.1, unit: 'mmol/L', flag: 'N', rangeText: '3.5 to 5.0', verifiedBy: 't', verifiedByName: 'Amara Okafor', verifiedAt: at }))
    tx.labReports.create(aLabReport({ ...common, id: `report-${tag}`, orderId: `order-${tag}`, accession: `A-${tag}`, status: 'final', orderedBy, issuedAt: at, documentId: `document-${tag}` }))
    tx.documents.create({
      ...common, id: `document-${tag}`, kind: 'lab-report', title: 'Potassium', subjectTable: 'lab_reports', subjectId: `report-${tag}`, status, number: 1, bucketId: null, fileId: null, fileName: null, mimeType: null,
      sizeBytes: null, sha256: null, code: documentCode(randomBytes(16)), claims: null, keyId: null, signature: null, issuedBy: orderedBy, issuedAt: null, claimedAt: null, failure: null, revocation: null, supersedes: null, uploadedBy: null,
    })
  })
  return { documentId: `document-${tag}`, reportId: `report-${tag}` }
}

const maker = () => ({ clinic: clinic.clinic(), files: openFiles(clinic.service), signer: openSigner(serverSettings().DOCUMENT_SIGNING_KEY!), now: clinic.clock.now, newId: clinic.clock.newId, appOrigin: 'http://localhost' })
const drawn = { pdf: new Uint8Array([0x25, 0x50, 0x44, 0x46]), lines: [] }

it('opens a paper to the patient when the report is released while it is being drawn', async () => {
  const { documentId, reportId } = await heldReport('race')
  const { outcome } = await renderDocument(maker(), documentId, async () => {
    expect(await releaseReport({ clinic: clinic.clinic(), now: clinic.clock.now, newId: clinic.clock.newId }, reportId)).toBe(true)
    return drawn
  })
  expect(outcome).toBe('issued')
  const patient = await clinic.as('patient')
  expect(await patient.data.documents.find(documentId)).toMatchObject({ status: 'ready' })
  expect([...(await openFiles(patient.appwrite).read({ bucketId: 'lab-reports', fileId: documentId }))]).toEqual([...drawn.pdf])
})

it('keeps a paper from the patient while the report is held', async () => {
  const { documentId } = await heldReport('held')
  expect((await renderDocument(maker(), documentId, () => Promise.resolve(drawn))).outcome).toBe('issued')
  expect(await (await clinic.as('patient')).data.documents.find(documentId)).toBeNull()
})

it('gives out one paper of a report at a time: a second one drawn meanwhile is drawn again, and replaces the first', async () => {
  const { documentId, reportId } = await heldReport('twice')
  const first = await clinic.clinic().documents.get(documentId)
  await clinic.clinic().transaction((tx) => void tx.documents.create({ ...first, id: 'document-twice-2', code: documentCode(randomBytes(16)) }))
  const slow = await renderDocument(maker(), documentId, async () => {
    expect((await renderDocument(maker(), 'document-twice-2', () => Promise.resolve(drawn))).outcome).toBe('issued')
    return drawn
  })
  expect(slow.outcome).toBe('failed')
  expect((await renderDocument(maker(), documentId, () => Promise.resolve(drawn))).outcome).toBe('issued')
  const { items } = await clinic.clinic().documents.list({ where: { subjectId: reportId }, orderBy: ['number', 'asc'] })
  expect(items.map(({ id, number, status }) => [id, number, status])).toEqual([['document-twice-2', 1, 'superseded'], [documentId, 2, 'ready']])
})

it('finds a paper that waits behind many of another kind', async () => {
  for (let made = 0; made < 120; made += 40) await clinic.clinic().transaction((tx) => Array.from({ length: 40 }, () => tx.documents.create({
    id: clinic.clock.newId(), organisationId: 'riverside', patientId: 'adult', kind: 'prescription', title: 'Prescription', subjectTable: 'prescriptions', subjectId: 'none', status: 'failed', number: 1, bucketId: null, fileId: null, fileName: null, mimeType: null,
    sizeBytes: null, sha256: null, code: documentCode(randomBytes(16)), claims: null, keyId: null, signature: null, issuedBy: null, issuedAt: null, claimedAt: null, failure: 'x', revocation: null, supersedes: null, uploadedBy: null,
  })))
  const { documentId } = await heldReport('behind', 'failed')
  const inTwoMinutes = new Date(Date.now() + 120_000)
  expect((await findWaitingDocuments(clinic.clinic(), 'lab-report', inTwoMinutes)).map(({ id }) => id)).toEqual([documentId])
})
