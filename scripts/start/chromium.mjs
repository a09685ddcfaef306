import { existsSync } from 'node:fs'
import { inRoot } from './folders.mjs'
import { CannotStart, step } from './progress.mjs'
import { lastLines, runCommand } from './run-command.mjs'

const systemPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']

/** A Chromium of this machine, or null: then Playwright uses the one it installed itself. */
export const systemChromium = () => [process.env.CHROMIUM_PATH, ...systemPlaces].find((path) => path && existsSync(path)) ?? null

const isDebianRoot = () => existsSync('/etc/debian_version') && process.getuid?.() === 0

/** Makes sure that journeys have a browser: from Debian's packages as root on Debian, otherwise Playwright's own. */
export async function requireChromium() {
  if (systemChromium()) return
  if (isDebianRoot()) return step('Installing Chromium from Debian', installFromDebian)
  const { chromium } = await import('@playwright/test')
  if (existsSync(chromium.executablePath())) return
  await step('Installing Chromium', async () => {
    const { code, output } = await runCommand([process.execPath, inRoot('node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium'])
    if (code !== 0) throw new CannotStart(`Chromium could not be installed:\n${lastLines(output, 15)}\nInstall Chromium by hand and set CHROMIUM_PATH to it.`)
  })
}

async function installFromDebian() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await runCommand(['apt-get', 'update', '-qq'], { env })
  const { code, output } = await runCommand(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env })
  if (code !== 0) throw new CannotStart(`Chromium could not be installed from Debian:\n${lastLines(output, 15)}`)
}
