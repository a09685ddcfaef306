import { describe, expect, it } from 'vitest'
import { emptyPad, scoreOfPad, toInput, verdictOf, withField, withText, type PadScene } from './vitals-pad.state'

const scene: PadScene = { patient: { id: 'p1', bornOn: '1958-07-14', pregnancy: 'unknown', pregnancyAsOf: null, pregnancyDueOn: null, spo2Scale: '1' }, previous: {}, at: '2026-03-05T14:00:00.000Z', zone: 'Europe/London' }
const typed = (values: Record<string, string>) => Object.entries(values).reduce((state, [key, text]) => withText(state, key, text), emptyPad)

describe('the vitals pad', () => {
  it('says nothing about an empty box and refuses what is no number', () => {
    expect(verdictOf(emptyPad, 'TEMP', scene).kind).toBe('empty')
    expect(verdictOf(typed({ TEMP: '37..1' }), 'TEMP', scene)).toMatchObject({ kind: 'unreadable' })
  })

  it('takes a comma for a point', () => expect(verdictOf(typed({ TEMP: '37,1' }), 'TEMP', scene).kind).toBe('fine'))

  it('refuses the impossible, and offers Fahrenheit converted', () => {
    expect(verdictOf(typed({ TEMP: '60' }), 'TEMP', scene).kind).toBe('impossible')
    const offered = verdictOf(typed({ TEMP: '99.5' }), 'TEMP', scene)
    expect(offered.assessment?.offer?.value).toBe(37.5)
  })

  it('asks about the unlikely until it is confirmed, and again once it changes', () => {
    const unlikely = typed({ HR: '210' })
    expect(verdictOf(unlikely, 'HR', scene).kind).toBe('unlikely')
    const confirmed = withField(unlikely, 'HR', { isConfirmed: true })
    expect(verdictOf(confirmed, 'HR', scene).kind).toBe('fine')
    expect(verdictOf(withText(confirmed, 'HR', '211'), 'HR', scene).kind).toBe('unlikely')
  })

  it('scores only when all seven are there', () => {
    const six = typed({ RR: '18', SPO2: '97', SBP: '122', HR: '76', TEMP: '36.8' })
    expect(scoreOfPad({ ...six, onOxygen: false }, scene)).toMatchObject({ state: 'incomplete', total: null, missing: ['ACVPU'] })
    expect(scoreOfPad({ ...six, onOxygen: false, consciousness: 'A' }, scene)).toMatchObject({ state: 'complete', total: 0 })
  })

  it('leaves an impossible value out of the score', () => {
    const state = { ...typed({ RR: '180', SPO2: '97', SBP: '122', HR: '76', TEMP: '36.8' }), onOxygen: false, consciousness: 'A' as const }
    expect(scoreOfPad(state, scene)).toMatchObject({ state: 'incomplete', missing: ['RR'] })
  })

  it('sends what was typed, what was confirmed and what was not done', () => {
    const state = withField(withField(typed({ HR: '210' }), 'HR', { isConfirmed: true }), 'TEMP', { notDone: 'refused' })
    const input = toInput({ ...state, minutesAgo: 15 }, ['HR', 'TEMP'], { id: 'a'.repeat(20), patientId: 'p1', encounterId: null, now: new Date('2026-03-05T14:00:00Z') })
    expect(input).toMatchObject({ takenAt: '2026-03-05T13:45:00.000Z', readings: [{ key: 'HR', value: 210, confirmedUnlikely: true }], notDone: [{ key: 'TEMP', reason: 'refused' }] })
  })
})
