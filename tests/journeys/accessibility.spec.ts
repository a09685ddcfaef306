import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import { expect, type Page, test } from '@playwright/test'
import { walkByKeyboard } from './keyboard'
import { open, signedIn, visitor } from './people'

/**
 * Every screen of the loop on desk, tablet and phone, in light and dark, without one violation of WCAG 2.2 AA. Colours
 * alone differ between light and dark, so dark is checked for contrast, on the same page.
 */
const screens: Record<string, string[]> = {
  visitor: ['/', '/sign-in', '/sign-up', '/forgot-password', '/verify', '/safety', '/help'],
  patient: ['/portal', '/portal/results', '/portal/medicines', '/portal/appointments', '/portal/record'],
  nurse: ['/nurse', '/nurse/patients', '/nurse/patients/pat-okonkwo', '/nurse/patients/pat-okonkwo/vitals', '/nurse/patients/pat-okonkwo/vitals/new', '/lab/collect'],
  doctor: ['/doctor', '/doctor/patients', '/doctor/patients/pat-okonkwo', '/doctor/patients/pat-okonkwo/vitals', '/doctor/patients/pat-okonkwo/results', '/doctor/patients/pat-okonkwo/medicines', '/doctor/patients/pat-okonkwo/orders/new', '/doctor/patients/pat-okonkwo/prescriptions/new', '/doctor/results', '/doctor/clinical-tables', '/doctor/clinical-tables/retest-intervals'],
  lab2: ['/lab', '/lab/receive', '/lab/enter', '/lab/verify', '/lab/critical-calls', '/lab/reports'],
  pharmacist: ['/pharmacy', '/pharmacy/stock', '/pharmacy/refills'],
  admin: ['/admin', '/admin/audit', '/admin/people', '/admin/emergency-access', '/admin/documents', '/admin/clinical-tables', ...['storage', 'queries', 'events', 'functions', 'messages', 'sockets'].map((part) => `/admin/backend?part=${part}`)],
}
/** Pages whose address only their list knows: what is pressed there. */
const opened: Record<string, [list: string, press: string][]> = {
  patient: [['/portal/results', 'main a[href^="/portal/results/"]']],
  doctor: [['/doctor/patients/pat-okonkwo/results', 'main a[href*="/results/"]'], ['/doctor/patients/pat-okonkwo/medicines', 'main a[href*="/prescriptions/"]:not([href$="/new"])']],
  lab2: [['/lab', 'main tbody tr']],
  pharmacist: [['/pharmacy', 'main tbody tr'], ['/pharmacy/stock', 'main tbody tr']],
}
const widths = [['desktop', 1440, 900], ['tablet', 820, 1180], ['phone', 390, 844]] as const
/** Where nothing may have to be scrolled sideways. */
const narrow = [1024, 768, 320]
const everyRule: RunOptions = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } }
const contrast: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast'] } }
// Put into a page once and asked several times: it is half a megabyte, and only what is wrong is wanted back.
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// Each only looks: two may look at once, beside the stories of the other files.
test.describe.configure({ mode: 'parallel' })

for (const [who, paths] of Object.entries(screens)) {
  test(`the screens of ${who} have no accessibility violation`, async ({ browser }) => {
    test.setTimeout(600_000)
    const problems: string[] = []
    const { page, context } = who === 'visitor' ? await visitor(browser, problems) : await signedIn(browser, who, problems)
    const violations: string[] = []
    for (const path of paths) {
      await open(page, path)
      violations.push(...(await faultsOf(page, path)))
    }
    for (const [list, press] of opened[who] ?? []) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await open(page, list)
      await page.locator(press).first().click()
      await expect(page).not.toHaveURL(new RegExp(`${list}$`))
      const address = new URL(page.url()).pathname
      await open(page, address)
      violations.push(...(await faultsOf(page, address)))
    }
    expect(violations).toEqual([])
    expect(problems).toEqual([])
    await context.close()
  })
}

/** Everything wrong with the page as it stands, at every width. */
async function faultsOf(page: Page, path: string): Promise<string[]> {
  const faults: string[] = []
  await page.evaluate(axeSource)
  // A colour on its way from light to dark is neither.
  await page.addStyleTag({ content: '* { transition: none !important }' })
  for (const [device, width, height] of widths) {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height })
    if (device === 'desktop') faults.push(...(await walkByKeyboard(page)).map((fault) => `${path}: ${fault}`))
    // The whole page at once: what lies under a sticky bar at one scroll position is not too small.
    const whole = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width, height: Math.min(6000, Math.max(height, whole + 80)) })
    faults.push(...(await violationsOf(page, everyRule, `${path} (${device}, light)`)))
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    faults.push(...(await violationsOf(page, contrast, `${path} (${device}, dark)`)))
    if (await isTooWide(page)) faults.push(`${path}: wider than ${width}`)
  }
  for (const width of narrow) {
    await page.setViewportSize({ width, height: 900 })
    if (await isTooWide(page)) faults.push(`${path}: wider than ${width}`)
  }
  return faults
}

async function violationsOf(page: Page, options: RunOptions, where: string): Promise<string[]> {
  const { violations } = await page.evaluate((asked) => (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run({ ...asked, resultTypes: ['violations'] }), options)
  return violations.flatMap((violation) => violation.nodes.map((node) => `${where}: ${violation.id} at ${node.target.join(' ')}: ${node.any[0]?.message ?? ''}`))
}

/** Charts measure their room a moment after it changed: what is too wide has to stay too wide. */
async function isTooWide(page: Page): Promise<boolean> {
  for (let look = 0; look < 10; look += 1) {
    if (await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1)) return false
    await page.waitForTimeout(200)
  }
  return true
}
