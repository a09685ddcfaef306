import { spawn } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { addFile, addRow, layOut, newFolder, openServer, removeFolders, seenBy } from '../backup/backup-fixture'
import { TEST_PROJECT } from '../testing/start-test-server'
import { Cipher } from '../storage/cipher'
import { rotateKeys } from './rotate-keys'

afterAll(removeFolders)
// Servers and programs are started and killed here: slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const rows = 400
const files = 12

/** A stopped server with encrypted values in every kind of place: columns, settings, sealed secrets, files and their pieces. */
async function stopped(options: Parameters<typeof openServer>[1] = {}) {
  const data = newFolder()
  const server = await openServer(data, options)
  await layOut(server)
  const { store } = server.backend.project
  for (let i = 0; i < 5; i++) await addRow(server, `r${i}`)
  for (let i = 5; i < rows; i += 100) await server.admin.db.createRows({ databaseId: 'd', tableId: 't', rows: Array.from({ length: Math.min(100, rows - i) }, (_, index) => ({ $id: `r${i + index}`, v: `value of r${i + index}`, s: `secret of r${i + index}` })) })
  for (let i = 0; i < files; i++) await addFile(server, `f${i}`)
  await server.call('PATCH', '/project/smtp', { body: { host: 'mail.test', port: 25, username: 'u', password: 'smtp-password', senderEmail: 'a@b.test', senderName: 'x', enabled: false } })
  await store.write((tx) => server.backend.project.settings.set(tx, 'sample', { passwordSealed: server.backend.cipher.seal('inside JSON') }))
  await store.write((tx) => server.backend.project.jobs.enqueue(tx, { kind: 'nobody', payload: { sealed: server.backend.cipher.seal(JSON.stringify({ again: server.backend.cipher.seal('twice') })) }, runAt: Date.now() + 9e9 }))
  // Text of a person that only looks sealed.
  await server.admin.db.updateRow({ databaseId: 'd', tableId: 't', rowId: 'r0', data: { v: `v1:${'A'.repeat(60)}` } })
  await server.close()
  return data
}

const everything = { rows: Array.from({ length: rows }, (_, i) => `r${i}`).filter((id) => id !== 'r0').sort(), files: Array.from({ length: files }, (_, i) => `f${i}`).sort() }

async function check(data: string, options: Parameters<typeof openServer>[1] = {}): Promise<void> {
  const server = await openServer(data, options)
  try {
    expect(await seenBy(server)).toEqual(everything)
    const { cipher, project } = server.backend
    expect(cipher.open(project.settings.get('sample', { passwordSealed: '' }).passwordSealed)).toBe('inside JSON')
    const { payload } = project.db.get<{ payload: string }>("SELECT payload FROM jobs WHERE kind = 'nobody'") ?? { payload: '{}' }
    const inner = JSON.parse(cipher.open((JSON.parse(payload) as { sealed: string }).sealed)) as { again: string }
    expect(cipher.open(inner.again)).toBe('twice')
  } finally {
    await server.close()
  }
}

/** Key ids that sealed things carry: in every text of the database, and in front of every file. */
function keyIdsIn(data: string): string[] {
  const ids = new Set<string>()
  for (const name of readdirSync(data).filter((each) => each.endsWith('.sqlite'))) for (const [, id = ''] of readFileSync(join(data, name), 'latin1').matchAll(/v2:([0-9a-f]{8}):/g)) ids.add(id)
  for (const shelf of readdirSync(join(data, 'files'))) for (const name of readdirSync(join(data, 'files', shelf))) ids.add(readFileSync(join(data, 'files', shelf, name)).toString('hex', 4, 8))
  return [...ids]
}

const keysIn = (data: string) => readFileSync(join(data, 'server.key'), 'utf8').split('\n')

it('encrypts everything with a new key and forgets the old one', async () => {
  const data = await stopped()
  const before = keysIn(data)
  const old = keyIdsIn(data)
  const { keyId, values, files: sealed, unreadable } = await rotateKeys({ server: data, projectId: TEST_PROJECT })
  expect(values).toBeGreaterThanOrEqual(rows)
  expect([sealed, unreadable]).toEqual([files, 1])
  expect(keysIn(data)).toHaveLength(1)
  expect(keysIn(data)).not.toEqual(before)
  expect(statSync(join(data, 'server.key')).mode & 0o777).toBe(0o600)
  // Not even in pages that are no longer used.
  expect(keyIdsIn(data)).toEqual([keyId])
  expect(old).not.toContain(keyId)
  await check(data)
})

it('goes on after it was stopped at any step, and the server runs with both keys in between', async () => {
  const data = await stopped()
  const [first = ''] = keysIn(data)
  for (const stopAt of [0, 1, 3]) {
    let steps = 0
    const broken = rotateKeys({ server: data, projectId: TEST_PROJECT, onStep: () => { if (steps++ === stopAt) throw new Error('pulled the plug') } })
    await expect(broken).rejects.toThrow('pulled the plug')
    expect(keysIn(data)).toHaveLength(2)
    expect(keysIn(data)[1]).toBe(first)
    await check(data)
  }
  const { keyId } = await rotateKeys({ server: data, projectId: TEST_PROJECT })
  expect(keyIdsIn(data)).toEqual([keyId])
  await check(data)
})

it('loses nothing when it is killed, and comes to its end when it is started again', async () => {
  const data = await stopped()
  const program = `import('./appwrite/local/keys/rotate-keys.ts').then(({ rotateKeys }) => rotateKeys({ server: ${JSON.stringify(data)}, projectId: '${TEST_PROJECT}', onStep: (done) => process.stdout.write(JSON.stringify(done) + '\\n') }))`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const steps = await new Promise<number>((done) => {
    let lines = 0
    child.stdout.on('data', (part: Buffer) => {
      lines += String(part).split('\n').length - 1
      if (lines >= 4) child.kill('SIGKILL')
    })
    child.once('close', () => done(lines))
  })
  expect(steps).toBeGreaterThanOrEqual(4)
  await check(data)
  const { keyId } = await rotateKeys({ server: data, projectId: TEST_PROJECT })
  expect(keyIdsIn(data)).toEqual([keyId])
  expect(keysIn(data)).toHaveLength(1)
  await check(data)
})

it('takes secrets from the settings instead, and refuses a running server', async () => {
  const data = await stopped({ encryptionKey: 'the old one' })
  const { keyId } = await rotateKeys({ server: data, projectId: TEST_PROJECT, given: { current: 'the new one', older: 'the old one' } })
  expect(keyIdsIn(data)).toEqual([keyId])
  expect(keyId).toBe(new Cipher(Buffer.from('the new one')).keyId)
  await check(data, { encryptionKey: 'the new one' })
  const server = await openServer(data, { encryptionKey: 'the new one' })
  await expect(rotateKeys({ server: data, projectId: TEST_PROJECT })).rejects.toThrow('Another server')
  await server.close()
})

it('opens what a server before named keys had sealed', () => {
  const secret = Buffer.from('secret')
  // Sealed by the program as it was before keys had names.
  const cipher = new Cipher(Buffer.from('new'), [secret])
  const current = new Cipher(secret)
  const unnamed = `v1:${current.seal('x').split(':')[2]}`
  expect(cipher.open(unnamed)).toBe('x')
  expect(cipher.openBytes(current.sealBytes(Buffer.from('bytes')).subarray(8)).toString()).toBe('bytes')
  expect(cipher.verify('t', current.sign('t'))).toBe(true)
  expect(cipher.verify('t', new Cipher(Buffer.from('third')).sign('t'))).toBe(false)
  expect(() => cipher.open(new Cipher(Buffer.from('third')).seal('x'))).toThrow('does not open')
})

it('refuses a key file that others can read', async () => {
  const data = newFolder()
  await (await openServer(data)).close()
  chmodSync(join(data, 'server.key'), 0o640)
  await expect(openServer(data)).rejects.toThrow('Others on this machine can read the key file')
  chmodSync(join(data, 'server.key'), 0o600)
  writeFileSync(join(data, 'server.key'), 'half a key', { mode: 0o600 })
  await expect(openServer(data)).rejects.toThrow('is damaged')
})
