import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textToSign } from '@/lib/domain/visits/note.states'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'
import { getEncounter } from '@/lib/queries/visits/get-encounter'
import { finishEncounter } from './finish-encounter'
import { loadNoteDraft, saveNoteDraft } from './save-note-draft'
import { addAddendum, signNote } from './sign-note'
import { startEncounter } from './start-encounter'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

let made = 0
const idOf = () => `visit${String((made += 1)).padStart(15, '0')}`
const words = (subjective: string) => ({ subjective, objective: '', assessment: '', plan: '' })

async function openVisit(patientId?: string) {
  const doctor = await clinic.as('doctor')
  const id = patientId ?? (await clinic.addPatient()).id
  const encounter = await startEncounter(doctor, { id: idOf(), patientId: id, appointmentId: null, kind: 'in-person', reason: null })
  return { doctor, patientId: id, encounterId: encounter.id }
}

describe('a visit', () => {
  it('begins once, makes the doctor part of the care team, and ends', async () => {
    const { doctor, patientId, encounterId } = await openVisit()
    expect(await refused(startEncounter(doctor, { id: idOf(), patientId, appointmentId: null, kind: 'in-person', reason: null }))).toBe('encounter.open-already')
    const ties = await clinic.clinic().careTeamMembers.list({ where: { patientId }, limit: 5 })
    expect(ties.items.map((tie) => tie.userId)).toEqual([doctor.actor.id])
    expect(await refused(finishEncounter(await clinic.as('other-doctor'), { patientId, encounterId }))).toBe('encounter.not-yours')
    expect((await finishEncounter(doctor, { patientId, encounterId })).status).toBe('finished')
    const audit = await clinic.clinic().auditEntries.list({ where: { subjectId: encounterId }, limit: 5 })
    expect(audit.items.map((line) => line.what).toSorted()).toEqual(['encounter.finished', 'encounter.started'])
  })
})

describe('a note that saves itself', () => {
  it('grows by a version with each save and refuses to overwrite a newer one', async () => {
    const visit = await openVisit()
    const noteId = idOf()
    const save = (version: number, text: string) => saveNoteDraft(visit.doctor, { noteId, patientId: visit.patientId, encounterId: visit.encounterId, version, words: words(text) })
    expect((await save(0, 'Tired')).version).toBe(1)
    expect((await save(1, 'Tired for weeks')).version).toBe(2)
    expect(await refused(save(1, 'Another window'))).toBe('record.changed-meanwhile')
    expect((await loadNoteDraft(visit.doctor, { patientId: visit.patientId, noteId })).words.subjective).toBe('Tired for weeks')
  })

  it('takes the same text sent twice for one save', async () => {
    const visit = await openVisit()
    const input = { noteId: idOf(), patientId: visit.patientId, encounterId: visit.encounterId, version: 0, words: words('Once') }
    expect((await saveNoteDraft(visit.doctor, input)).version).toBe(1)
    expect((await saveNoteDraft(visit.doctor, input)).version).toBe(1)
  })

  it('lets one of two windows win and tells the other', async () => {
    const visit = await openVisit()
    const noteId = idOf()
    const save = (text: string) => saveNoteDraft(visit.doctor, { noteId, patientId: visit.patientId, encounterId: visit.encounterId, version: 1, words: words(text) })
    await saveNoteDraft(visit.doctor, { noteId, patientId: visit.patientId, encounterId: visit.encounterId, version: 0, words: words('Begin') })
    const codes = await Promise.all([refused(save('left')), refused(save('right'))])
    expect(codes.toSorted()).toEqual(['done', 'record.changed-meanwhile'])
  })

  it('is one note for two windows that both opened the visit before its first word', async () => {
    const visit = await openVisit()
    const open = async () => (await getEncounter(visit.doctor, visit.patientId, visit.encounterId)).draftId
    const save = (noteId: string, text: string) => saveNoteDraft(visit.doctor, { noteId, patientId: visit.patientId, encounterId: visit.encounterId, version: 0, words: words(text) })
    const [left, right] = await Promise.all([open(), open()])
    const codes = await Promise.all([refused(save(left, 'left')), refused(save(right, 'right'))])
    expect(codes.toSorted()).toEqual(['done', 'record.changed-meanwhile'])
    expect((await visit.doctor.data.notes.list({ where: { encounterId: visit.encounterId }, limit: 5 })).items).toHaveLength(1)
    await signNote(visit.doctor, { patientId: visit.patientId, noteId: left, version: 1 })
    expect(await open()).not.toBe(left)
  })

  it('shows a draft to nobody but its author', async () => {
    const visit = await openVisit()
    const noteId = idOf()
    await saveNoteDraft(visit.doctor, { noteId, patientId: visit.patientId, encounterId: visit.encounterId, version: 0, words: words('Private') })
    const other = await clinic.as('other-doctor')
    expect(await other.data.notes.find(noteId)).toBeNull()
    expect(await refused(saveNoteDraft(other, { noteId, patientId: visit.patientId, encounterId: visit.encounterId, version: 1, words: words('Mine now') }))).toBe('note.not-author')
  })
})

describe('signing', () => {
  async function draftOf() {
    const visit = await openVisit()
    const noteId = idOf()
    await saveNoteDraft(visit.doctor, { noteId, patientId: visit.patientId, encounterId: visit.encounterId, version: 0, words: words('Short of breath') })
    return { ...visit, noteId }
  }

  it('locks the note with the hash of its words and keeps them as a version', async () => {
    const { doctor, patientId, noteId, encounterId } = await draftOf()
    const signed = await signNote(doctor, { patientId, noteId, version: 1 })
    expect(signed).toMatchObject({ status: 'signed', signedBy: doctor.actor.id, contentHash: createHash('sha256').update(textToSign(signed)).digest('hex') })
    const versions = await clinic.clinic().noteVersions.list({ where: { noteId }, limit: 5 })
    expect(versions.items).toMatchObject([{ number: 1, kind: 'signed', contentHash: signed.contentHash, sections: { subjective: 'Short of breath' } }])
    expect(await refused(saveNoteDraft(doctor, { noteId, patientId, encounterId, version: 2, words: words('Changed after') }))).toBe('note.wrong-state')
    expect(await (await clinic.as('other-doctor')).data.notes.find(noteId)).toMatchObject({ status: 'signed' })
  })

  it('signs only what was on the screen', async () => {
    const { doctor, patientId, noteId, encounterId } = await draftOf()
    await saveNoteDraft(doctor, { noteId, patientId, encounterId, version: 1, words: words('Newer') })
    expect(await refused(signNote(doctor, { patientId, noteId, version: 1 }))).toBe('record.changed-meanwhile')
  })

  it('adds addenda in order and leaves the signed words alone', async () => {
    const { doctor, patientId, noteId } = await draftOf()
    const signed = await signNote(doctor, { patientId, noteId, version: 1 })
    const id = idOf()
    const first = await addAddendum(doctor, { id, patientId, noteId, words: 'Called the patient.' })
    expect(await addAddendum(doctor, { id, patientId, noteId, words: 'Called the patient.' })).toMatchObject({ id: first.id, number: 2 })
    const second = await addAddendum(await clinic.as('other-doctor'), { id: idOf(), patientId, noteId, words: 'Seen with the team.' })
    const after = await clinic.clinic().notes.get(noteId)
    expect([first.number, second.number, after.status, after.contentHash]).toEqual([2, 3, 'amended', signed.contentHash])
  })
})
