import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requireChromium } from '../start/chromium.mjs'
import { inRoot } from '../start/folders.mjs'
import { lastLines, runCommand } from '../start/run-command.mjs'
import { freePort } from '../start/requirements.mjs'

const patienceMs = 180_000

/** The story of the clinic in a real browser, against a demo started afresh on ports and in a folder of its own. */
export const journeysStage = {
  name: 'Journeys',
  run: async () => {
    await requireChromium()
    const folder = mkdtempSync(join(tmpdir(), 'meditrack-journeys-'))
    const clinic = await startDemo(join(folder, 'data'))
    try {
      const report = join(folder, 'report.json')
      const { output } = await runCommand([process.execPath, inRoot('node_modules', '@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json', '--pass-with-no-tests'], { env: { JOURNEY_ADDRESS: clinic.address, JOURNEY_MAILBOX: clinic.mailbox, PLAYWRIGHT_JSON_OUTPUT_FILE: report, FORCE_COLOR: '0' } })
      if (!existsSync(report)) return { passed: 0, failed: 1, details: lastLines(output, 60) }
      const { expected, flaky, unexpected } = JSON.parse(readFileSync(report, 'utf8')).stats
      // A journey that passes only sometimes is not proved.
      return { passed: expected, failed: unexpected + flaky, details: lastLines(output, 200) }
    } finally {
      await clinic.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function startDemo(data) {
  const port = await freePort()
  const child = spawn(process.execPath, [inRoot('scripts', 'up.mjs'), '--port', String(port), '--data', data], { cwd: inRoot(), stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, APP_ORIGIN: '', PORT: '' } })
  const gone = new Promise((done) => child.once('exit', done))
  const stop = () => {
    child.kill('SIGTERM')
    return gone
  }
  const mailbox = await saysReady(child).catch(async (error) => {
    await stop()
    throw error
  })
  return { address: `http://localhost:${port}`, mailbox, stop }
}

function saysReady(child) {
  let output = ''
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`The demo did not start within three minutes:\n${output}`)), patienceMs)
    const read = (chunk) => {
      output += chunk
      const mailbox = /Mails are kept at (\S+)\/mailbox/.exec(output)?.[1]
      if (!mailbox || !output.includes('Ctrl-C stops it.')) return
      clearTimeout(timer)
      done(mailbox)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => fail(new Error(`The demo could not start:\n${output}`)))
  })
}
