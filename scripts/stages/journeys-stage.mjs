import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requireChromium } from '../start/chromium.mjs'
import { inRoot } from '../start/folders.mjs'
import { lastLines, runCommand } from '../start/run-command.mjs'
import { startDemo } from './start-demo.mjs'

/**
 * The story of the clinic in a real browser, against a demo started afresh on ports and in a folder of its own.
 * @param {{ mailbox?: string, env?: Record<string, string> }} [remote] for a demo on another Appwrite: its settings, and where its mails are read
 */
export const journeysStageOf = ({ mailbox, env = {} } = {}) => ({
  name: 'Journeys',
  run: async () => {
    await requireChromium()
    const folder = mkdtempSync(join(tmpdir(), 'meditrack-journeys-'))
    const clinic = await startDemo(join(folder, 'data'), env)
    try {
      const report = join(folder, 'report.json')
      const { output } = await runCommand([process.execPath, inRoot('node_modules', '@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json', '--pass-with-no-tests'], { env: { ...env, JOURNEY_ADDRESS: clinic.address, JOURNEY_MAILBOX: mailbox ?? clinic.mailbox, PLAYWRIGHT_JSON_OUTPUT_FILE: report, FORCE_COLOR: '0' } })
      if (!existsSync(report)) return { passed: 0, failed: 1, details: lastLines(output, 60) }
      const { expected, flaky, unexpected } = JSON.parse(readFileSync(report, 'utf8')).stats
      // A journey that passes only sometimes is not proved.
      return { passed: expected, failed: unexpected + flaky, details: lastLines(output, 200) }
    } finally {
      await clinic.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
})

export const journeysStage = journeysStageOf()
