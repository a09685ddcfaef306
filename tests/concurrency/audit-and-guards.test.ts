import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countAttempt, forgetAttempts } from '@/lib/data/attempts'
import { checkAuditTrail } from '@/lib/operations/audit/check-audit-trail'
import { sealSince } from '@/lib/operations/audit/seal-recent'
import { type ClinicFixture, startClinic } from '@/lib/testing/clinic-fixture'
import { refused } from '@/lib/testing/refused'

let clinic: ClinicFixture
beforeAll(async () => {
  clinic = await startClinic()
})
afterAll(() => clinic.close())

const now = new Date('2026-03-05T10:00:00.000Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const fifty = (run: () => Promise<unknown>) => Promise.all(Array.from({ length: 50 }, () => refused(run())))
const done = (codes: readonly string[]) => codes.filter((code) => code === 'done').length

describe('fifty attempts at one door at once', () => {
  it('let ten through, the first time', async () => {
    const codes = await fifty(() => countAttempt('sign-in', 'one@example.org', now))
    expect(done(codes)).toBe(10)
    expect(new Set(codes)).toEqual(new Set(['done', 'session.locked']))
    expect(await refused(countAttempt('sign-in', 'one@example.org', later(14)))).toBe('session.locked')
  }, 30_000)

  it('let ten through when the rest is over, not fifty', async () => {
    expect(done(await fifty(() => countAttempt('sign-in', 'two@example.org', now)))).toBe(10)
    const codes = await fifty(() => countAttempt('sign-in', 'two@example.org', later(16)))
    expect(done(codes)).toBe(10)
  }, 30_000)

  it('let ten through when a quiet window has passed, not fifty', async () => {
    await countAttempt('sign-in', 'three@example.org', now)
    expect(done(await fifty(() => countAttempt('sign-in', 'three@example.org', later(15))))).toBe(10)
  }, 30_000)

  it('keep addresses and kinds apart, whatever case they are typed in', async () => {
    await fifty(() => countAttempt('recovery', 'four@example.org', now))
    expect(await refused(countAttempt('recovery', 'FOUR@example.org', now))).toBe('rate.too-many')
    expect(await refused(countAttempt('sign-in', 'four@example.org', now))).toBe('done')
    expect(await refused(countAttempt('recovery', 'five@example.org', now))).toBe('done')
  }, 30_000)

  it('never break on somebody who proves themselves in between', async () => {
    const codes = await Promise.all(Array.from({ length: 8 }, async () => {
      const code = await refused(countAttempt('document-check', 'six@example.org', now))
      await forgetAttempts('document-check', 'six@example.org')
      return code
    }))
    expect(done(codes)).toBe(8)
  }, 30_000)
})

describe('fifty who write down what they did, and two who chain it', () => {
  it('leave one whole chain without a gap or a fork', async () => {
    const people = await Promise.all([clinic.as('doctor'), clinic.as('nurse'), clinic.as('pharmacist'), clinic.as('doctor', 'harbour')])
    let writing = true
    const seal = async () => {
      const hands = clinic.clinic()
      while (writing) await sealSince(hands, { since: new Date(0), now: clinic.clock.now })
    }
    const sealers = [seal(), seal()]
    const written = await Promise.all(Array.from({ length: 50 }, async (_, place) => {
      const { clinic: hands } = people[place % people.length]!
      await hands.recordRead({ what: 'patient-chart.viewed', patientId: 'adult' })
      return hands.transaction((tx) => tx.auditTrail.append({ what: 'task.completed', facts: { place } }))
    }))
    writing = false
    await Promise.all(sealers)
    await sealSince(clinic.clinic(), { since: new Date(0), now: clinic.clock.now })
    const check = await checkAuditTrail(clinic.clinic(), later(600))
    expect(written).toHaveLength(50)
    expect(check.problems).toEqual([])
    expect(check).toMatchObject({ entries: 100, links: 100, organisations: 2 })
  }, 60_000)
})
