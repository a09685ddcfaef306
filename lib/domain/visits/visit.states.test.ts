import { describe, expect, it } from 'vitest'
import * as encounters from '@/lib/domain/visits/encounter.states'
import type { EncounterVerb } from '@/lib/domain/visits/encounter.states'
import * as notes from '@/lib/domain/visits/note.states'
import type { NoteVerb } from '@/lib/domain/visits/note.states'
import { encounterStatuses, noteStatuses } from '@/lib/domain/visits/visit.schema'
import type { Encounter, Note } from '@/lib/domain/visits/visit.schema'
import { aNote, anEncounter } from '@/lib/testing/visit-records'
import { refusalCode } from '@/lib/testing/refusal-code'

const at = '2026-03-05T10:00:00.000Z'
const doctor = { by: 'doctor-1', byName: 'Dr Grace Lindqvist', at }
const senior = { by: 'doctor-2', byName: 'Dr Piotr Wolak', at }
const contentHash = 'a'.repeat(64)
const words = { subjective: 'Better.', objective: '', assessment: '', plan: '' }

const encounterVerbs: Record<EncounterVerb, (encounter: Encounter) => Encounter> = {
  arrive: encounters.arrive,
  triage: encounters.triage,
  start: (e) => encounters.start(e, doctor),
  pause: encounters.pause,
  resume: encounters.resume,
  finish: (e) => encounters.finish(e, doctor),
  cancel: (e) => encounters.cancel(e, { reason: 'patient left' }),
  markWrong: (e) => encounters.markWrong(e, { reason: 'wrong patient' }),
}

it.each(encounterStatuses.flatMap((status) => (Object.keys(encounterVerbs) as EncounterVerb[]).map((verb) => [status, verb] as const)))('visit %s × %s', (status, verb) => {
  const to = encounters.nextStates[status][verb]
  if (to === undefined) return expect(refusalCode(() => encounterVerbs[verb](anEncounter({ status })))).toBe('encounter.wrong-state')
  expect(encounterVerbs[verb](anEncounter({ status })).status).toBe(to)
})

it('keeps the first start, and cannot end before it', () => {
  const started = encounters.start(anEncounter(), doctor)
  expect(started.startedAt).toBe(at)
  expect(refusalCode(() => encounters.finish(started, { at: '2026-03-05T09:59:59.000Z' }))).toBe('encounter.ends-before-start')
  expect(encounters.finish(started, { at }).endedAt).toBe(at)
})

const noteVerbs: Record<NoteVerb, (note: Note) => { status: string }> = {
  save: (n) => notes.save(n, { ...doctor, words }),
  askCosign: (n) => notes.askCosign(n, doctor),
  cosign: (n) => notes.cosign(n, { ...senior, contentHash }),
  sign: (n) => notes.sign(n, { ...doctor, contentHash }),
  addAddendum: (n) => notes.addAddendum(n, { ...senior, words: 'Cultures negative.', contentHash, lastNumber: 1 }).note,
  markWrong: (n) => notes.markWrong(n, { reason: 'wrong patient' }),
}

it.each(noteStatuses.flatMap((status) => (Object.keys(noteVerbs) as NoteVerb[]).map((verb) => [status, verb] as const)))('note %s × %s', (status, verb) => {
  const to = notes.nextStates[status][verb]
  if (to === undefined) return expect(refusalCode(() => noteVerbs[verb](aNote({ status })))).toBe('note.wrong-state')
  expect(noteVerbs[verb](aNote({ status })).status).toBe(to)
})

describe('signing', () => {
  const blank = aNote({ subjective: '  ' })
  const waiting = aNote({ status: 'cosign_pending' })
  it.each([
    ['somebody else’s draft', () => notes.sign(aNote(), { ...senior, contentHash }), 'note.not-author'],
    ['an empty note', () => notes.sign(blank, { ...doctor, contentHash }), 'note.empty'],
    ['with something that is no hash', () => notes.sign(aNote(), { ...doctor, contentHash: 'x' }), 'note.hash-not-valid'],
    ['one’s own note as the second person', () => notes.cosign(waiting, { ...doctor, contentHash }), 'note.own-cosign'],
    ['writing in somebody else’s draft', () => notes.save(aNote(), { ...senior, words }), 'note.not-author'],
    ['an empty addendum', () => notes.addAddendum(aNote({ status: 'signed' }), { ...doctor, words: ' ', contentHash, lastNumber: 1 }), 'note.addendum-empty'],
  ])('refuses %s', (_name, run, code) => {
    expect(refusalCode(run)).toBe(code)
  })

  it('leaves signed words alone when an addendum comes', () => {
    const signed = notes.sign(aNote(), { ...doctor, contentHash })
    const { note, addendum } = notes.addAddendum(signed, { ...senior, words: ' Cultures negative. ', contentHash: 'b'.repeat(64), lastNumber: 1 })
    expect({ ...note, status: signed.status }).toEqual(signed)
    expect(addendum).toMatchObject({ number: 2, kind: 'addendum', words: 'Cultures negative.', authorId: 'doctor-2' })
  })

  it('gives the same text to sign on every machine, and another for another patient', () => {
    const text = notes.textToSign(aNote({ plan: 'Café\r\nrest' }))
    expect(notes.textToSign(aNote({ plan: 'Cafe\u0301\nrest' }))).toBe(text)
    expect(notes.textToSign(aNote({ plan: 'Café\r\nrest', patientId: 'patient-2' }))).not.toBe(text)
  })
})

it.each([
  ['draft', 23.9, 'none'], ['draft', 24, 'first'], ['draft', 71.9, 'first'], ['draft', 72, 'second'], ['draft', 167.9, 'second'], ['cosign_pending', 168, 'report'], ['signed', 500, 'none'],
] as const)('a %s note left for %f hours: %s', (status, hours, reminder) => {
  const now = new Date(Date.parse(at) + hours * 3_600_000).toISOString()
  expect(notes.unsignedReminder({ status, savedAt: at }, now)).toBe(reminder)
})
