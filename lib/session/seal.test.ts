import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { seal, unseal, unsealWithAny } from './seal'

const secret = randomBytes(32).toString('base64')
const session = { userId: 'doctor', secret: 'a-session-secret', expiresAt: '2026-03-06T10:00:00.000Z', actingAs: null }

describe('a sealed value', () => {
  it('opens to what was sealed', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(unseal(seal(value, secret, 'test'), secret, 'test')).toEqual(JSON.parse(JSON.stringify(value)))
    }), { numRuns: 50 })
  })

  it('opens with the secret before the last change, and with no other', () => {
    const [next, other] = [randomBytes(32), randomBytes(32)].map((bytes) => bytes.toString('base64')) as [string, string]
    const sealed = seal(session, secret, 'test')
    expect(unsealWithAny(sealed, [next, secret], 'test')).toEqual(session)
    expect(unsealWithAny(seal(session, next, 'test'), [next, secret], 'test')).toEqual(session)
    expect(unsealWithAny(sealed, [next, other], 'test')).toBeNull()
    expect(unsealWithAny(sealed, [next, undefined], 'test')).toBeNull()
    expect(unsealWithAny(undefined, [next, secret], 'test')).toBeNull()
  })

  it('shows nothing of what is in it, and never looks the same twice', () => {
    const sealed = seal(session, secret, 'test')
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('session')
    expect(sealed).not.toBe(seal(session, secret, 'test'))
    expect(sealed).toMatch(/^[A-Za-z0-9_-]+$/)
  })

  it('does not open when one bit anywhere was changed, when it was cut, or when something was added', () => {
    const bytes = Buffer.from(seal(session, secret, 'test'), 'base64url')
    for (let place = 0; place < bytes.length; place += 1) {
      const forged = Buffer.from(bytes)
      forged[place]! ^= 1
      expect(unseal(forged.toString('base64url'), secret, 'test'), `byte ${place}`).toBeNull()
    }
    for (const cut of [0, 1, 11, 12, 27, 28, 29, bytes.length - 1]) expect(unseal(bytes.subarray(0, cut).toString('base64url'), secret, 'test')).toBeNull()
    expect(unseal(Buffer.concat([bytes, Buffer.from([0])]).toString('base64url'), secret, 'test')).toBeNull()
  })

  it('does not open with another secret or for another purpose', () => {
    const sealed = seal(session, secret, 'session-cookie')
    expect(unseal(sealed, randomBytes(32).toString('base64'), 'session-cookie')).toBeNull()
    expect(unseal(sealed, secret, 'another-cookie')).toBeNull()
  })

  it.each([undefined, '', 'forged', '{}', 'null', JSON.stringify(session), Buffer.from(JSON.stringify(session)).toString('base64url'), 'A'.repeat(4000)])('that is none (%s) is the same as no session', (value) => {
    expect(unseal(value, secret, 'session-cookie')).toBeNull()
  })
})
