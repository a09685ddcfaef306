import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLocalAppwrite, type LocalAppwrite } from '@/appwrite/local/create-local-appwrite'
import type { AppwriteConfig } from './config-file'
import { openServices, pushConfig, type PushOptions } from './push-config'

const file = JSON.parse(readFileSync('appwrite.json', 'utf8')) as AppwriteConfig
const small: AppwriteConfig = { ...file, tables: file.tables.slice(0, 3), topics: [], functions: [] }
const changed = (change: (config: AppwriteConfig) => void): AppwriteConfig => {
  const copy = structuredClone(small)
  change(copy)
  return copy
}

let backend: LocalAppwrite
const said: string[] = []
const push = async (config: AppwriteConfig, options: Partial<PushOptions> = {}) => {
  said.length = 0
  return pushConfig({ endpoint: backend.url, projectId: 'push', key: 'standard_push' }, config, { root: '.', functionVariables: null, say: (line) => said.push(line), ...options })
}
const columnKeys = async (tableId: string) => {
  const { tables } = openServices({ endpoint: backend.url, projectId: 'push', key: 'standard_push' })
  return (await tables.getTable({ databaseId: 'clinic', tableId })).columns.map(({ key }) => key)
}

beforeAll(async () => {
  backend = await createLocalAppwrite({ dataDir: ':memory:', projectId: 'push', apiKey: 'standard_push', config: null })
})
afterAll(() => backend.close())

describe('pushing appwrite.json', () => {
  it('only tells what it would do in a dry run', async () => {
    await push(small, { isDryRun: true })
    expect(said).toContain('would make the database clinic')
    const { tables } = openServices({ endpoint: backend.url, projectId: 'push', key: 'standard_push' })
    expect((await tables.list()).total).toBe(0)
  })

  it('makes what is missing, and has nothing to do the second time', async () => {
    expect((await push(small)).done).toBeGreaterThan(3)
    expect((await push(small)).done).toBe(0)
    expect(said).toContain('There is nothing to do.')
  })

  it('adds a column and an index to a table that has rows, and goes on from there', async () => {
    const wider = changed(({ tables }) => {
      tables[0]?.columns.push({ key: 'motto', type: 'string', required: false, size: 60, default: null })
      tables[0]?.indexes.push({ key: 'motto', type: 'key', columns: ['motto'], orders: ['ASC'] })
    })
    expect((await push(wider)).done).toBe(2)
    expect(await columnKeys('organisations')).toContain('motto')
    expect((await push(wider)).done).toBe(0)
  })

  it('leaves what the file no longer names, and says so', async () => {
    expect((await push(small)).done).toBe(0)
    expect(said.join('\n')).toContain('The table organisations also has motto')
    expect(await columnKeys('organisations')).toContain('motto')
  })

  it('never loses what a column holds without being told to', async () => {
    const shorter = changed(({ tables }) => Object.assign(tables[0]?.columns.find(({ key }) => key === 'phone') ?? {}, { size: 12 }))
    await expect(push(shorter)).rejects.toThrow('--allow-destructive')
    expect(said.join('\n')).toContain('not done without --allow-destructive: drop the column organisations.phone')
    expect((await push(shorter, { allowsDestructive: true })).done).toBe(1)
    expect((await push(shorter)).done).toBe(0)
  })
})
