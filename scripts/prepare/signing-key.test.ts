import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLocalAppwrite, type LocalAppwrite } from '@/appwrite/local/create-local-appwrite'
import type { AppwriteConfig } from '../push/config-file'
import { openServices, pushConfig } from '../push/push-config'
import { keepSigningKey, publicHalf } from './signing-key'

const file = JSON.parse(readFileSync('appwrite.json', 'utf8')) as AppwriteConfig
const newKey = () => generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
let backend: LocalAppwrite

beforeAll(async () => {
  backend = await createLocalAppwrite({ dataDir: ':memory:', projectId: 'keys', apiKey: 'standard_keys', config: null })
  const only = { ...file, tables: file.tables.filter(({ $id }) => $id === 'signing_keys'), topics: [], functions: [] }
  await pushConfig({ endpoint: backend.url, projectId: 'keys', key: 'standard_keys' }, only, { root: '.', functionVariables: null, say: () => undefined })
})
afterAll(() => backend.close())

it('keeps the public half of every key that ever signed, and says which one does now', async () => {
  const { tables } = openServices({ endpoint: backend.url, projectId: 'keys', key: 'standard_keys' })
  const kept = async () => (await tables.listRows({ databaseId: 'clinic', tableId: 'signing_keys' })).rows.map((row) => row as unknown as { $id: string; publicKey: string; status: string; validUntil: string | null })
  const [first, second] = [newKey(), newKey()]
  const [old, now] = [publicHalf(first), publicHalf(second)]
  await keepSigningKey(tables, 'clinic', { privateKey: first, at: '2026-03-01T08:00:00.000Z' })
  await keepSigningKey(tables, 'clinic', { privateKey: first, at: '2026-03-02T08:00:00.000Z' })
  expect(await kept()).toMatchObject([{ $id: old.keyId, status: 'active', validUntil: null }])
  await keepSigningKey(tables, 'clinic', { privateKey: second, at: '2026-04-01T08:00:00.000Z' })
  const [before, after] = await kept()
  expect(before).toMatchObject({ $id: old.keyId, publicKey: old.publicKey, status: 'retired' })
  expect(Date.parse(before?.validUntil ?? '')).toBe(Date.parse('2026-04-01T08:00:00.000Z'))
  expect(after).toMatchObject({ $id: now.keyId, publicKey: now.publicKey, status: 'active' })
})
