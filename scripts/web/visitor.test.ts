import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { readVisitor } from './visitor.mjs'

const request = (headers: Record<string, string>) => ({ headers: { host: 'clinic.test', ...headers }, socket: { remoteAddress: '::ffff:10.0.0.7' } }) as unknown as IncomingMessage

describe('where a request comes from', () => {
  it('is what the socket says, whatever the visitor wrote', () => {
    const forged = request({ 'x-forwarded-for': '1.2.3.4', 'x-real-ip': '1.2.3.4', 'x-forwarded-host': 'evil.test', 'x-request-id': 'mine' })
    expect(readVisitor(forged, false)).toEqual({ 'x-forwarded-for': '10.0.0.7', 'x-forwarded-proto': 'http', 'x-forwarded-host': 'clinic.test' })
    expect(Object.keys(forged.headers)).toEqual(['host'])
  })

  it('is the last entry of a proxy of the clinic’s own, never the first', () => {
    const proxied = request({ 'x-forwarded-for': '1.2.3.4, 203.0.113.9', 'x-forwarded-proto': 'https' })
    expect(readVisitor(proxied, true)).toMatchObject({ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' })
  })

  it('falls back to the socket when the proxy wrote nothing', () => {
    expect(readVisitor(request({}), true)).toMatchObject({ 'x-forwarded-for': '10.0.0.7', 'x-forwarded-proto': 'http' })
  })
})
