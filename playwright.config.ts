import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const systemChromium = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))
const quietFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/**
 * Journeys run against JOURNEY_ADDRESS, a demo that `npm test` starts afresh (mails at JOURNEY_MAILBOX). By hand: start a
 * demo with `npm run up -- --port 3301 --data .data/journeys`, then
 * `JOURNEY_ADDRESS=http://localhost:3301 JOURNEY_MAILBOX=http://localhost:8326 npx playwright test`.
 */
export default defineConfig({
  testDir: 'tests/journeys',
  outputDir: 'test-results',
  fullyParallel: false,
  // The files are told side by side, each in its own order: people of the same clinic at work at once.
  workers: 2,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.JOURNEY_ADDRESS ?? 'http://localhost:3301',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1366, height: 860 },
    actionTimeout: 20_000,
    navigationTimeout: 45_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { args: quietFlags, ...(systemChromium ? { executablePath: systemChromium } : {}) },
  },
})
