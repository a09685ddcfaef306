import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { publicHalf } from '../prepare/signing-key'
import { secretsOf, stateOf } from './data-folder.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('makes secrets once, for the owner’s eyes alone', () => {
  const first = secretsOf(folder)
  expect(Buffer.from(first.APP_SECRET, 'base64')).toHaveLength(32)
  expect(publicHalf(first.DOCUMENT_SIGNING_KEY).publicKey).toMatch(/^MCowBQYDK2VwAyEA/)
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(secretsOf(folder)).toEqual(first)
})

it('refuses a damaged file instead of making new secrets over it', () => {
  writeFileSync(join(folder, 'secrets.json'), '{"APP_')
  expect(() => secretsOf(folder)).toThrow('Put back your copy')
})

it('keeps what earlier starts left to know', () => {
  stateOf(folder).set({ backendPort: 9700 })
  stateOf(folder).set({ seeded: 'yes' })
  expect(stateOf(folder).get('backendPort')).toBe(9700)
  expect(stateOf(folder).get('seeded')).toBe('yes')
})
