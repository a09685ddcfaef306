import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { publicHalf } from '../prepare/signing-key'
import { changeSecrets, secretsOf, stateOf } from './data-folder.mjs'

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
  writeFileSync(join(folder, 'secrets.json'), '{"APP_', { mode: 0o600 })
  expect(() => secretsOf(folder)).toThrow('Put back your copy')
})

it('refuses secrets that others on the machine can read', () => {
  secretsOf(folder)
  chmodSync(join(folder, 'secrets.json'), 0o644)
  expect(() => secretsOf(folder)).toThrow('Others on this machine can read the secrets')
})

it('changes one secret and keeps the others', () => {
  const before = secretsOf(folder)
  changeSecrets(folder, { APP_SECRET: 'new', APP_SECRET_OLD: before.APP_SECRET })
  expect(secretsOf(folder)).toEqual({ ...before, APP_SECRET: 'new', APP_SECRET_OLD: before.APP_SECRET })
  changeSecrets(folder, { APP_SECRET_OLD: null })
  expect(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'))).toEqual({ ...before, APP_SECRET: 'new' })
  expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
})

it('keeps what earlier starts left to know', () => {
  stateOf(folder).set({ backendPort: 9700 })
  stateOf(folder).set({ seeded: 'yes' })
  expect(stateOf(folder).get('backendPort')).toBe(9700)
  expect(stateOf(folder).get('seeded')).toBe('yes')
})
