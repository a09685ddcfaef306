import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { nowServing, requireNobodyServes } from './served-pages.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'served-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('lets a build begin where nobody serves, or whoever did was killed', async () => {
  requireNobodyServes(join(folder, 'nothing'))
  const gone = spawn(process.execPath, ['-e', ''])
  await new Promise((done) => gone.once('exit', done))
  writeFileSync(join(folder, String(gone.pid)), '')
  requireNobodyServes(folder)
  expect(readdirSync(folder)).toEqual([])
})

it('refuses a build under a running web server', async () => {
  const server = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)', 'web-server.mjs'])
  await new Promise((done) => server.once('spawn', done))
  writeFileSync(join(folder, String(server.pid)), '')
  expect(() => requireNobodyServes(folder)).toThrow(`A clinic that was started from this folder is running (process ${server.pid}), and building would take its pages away.`)
  server.kill()
})

it('takes its note back', () => {
  const stop = nowServing(folder)
  expect(readdirSync(folder)).toEqual([String(process.pid)])
  stop()
  expect(readdirSync(folder)).toEqual([])
})
