import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { open, signedIn, visitor } from './people'

/** Every screen of the loop, in light on a desk and in dark on a phone, without one violation of WCAG 2.2 AA. */
const screens: Record<string, string[]> = {
  visitor: ['/', '/sign-in', '/sign-up', '/forgot-password', '/verify', '/safety', '/help'],
  patient: ['/portal', '/portal/results', '/portal/medicines', '/portal/appointments', '/portal/record'],
  nurse: ['/nurse', '/nurse/patients', '/nurse/patients/pat-okonkwo', '/nurse/patients/pat-okonkwo/vitals/new'],
  doctor: ['/doctor', '/doctor/clinical-tables', '/doctor/clinical-tables/lab-catalogue', '/doctor/patients', '/doctor/patients/pat-okonkwo', '/doctor/patients/pat-okonkwo/vitals', '/doctor/patients/pat-okonkwo/results', '/doctor/patients/pat-okonkwo/medicines', '/doctor/patients/pat-okonkwo/orders/new', '/doctor/patients/pat-okonkwo/prescriptions/new', '/doctor/results'],
  lab2: ['/lab', '/lab/clinical-tables', '/lab/receive', '/lab/enter', '/lab/verify', '/lab/critical-calls', '/lab/reports'],
  pharmacist: ['/pharmacy', '/pharmacy/clinical-tables', '/pharmacy/stock', '/pharmacy/refills'],
  admin: ['/admin', '/admin/clinical-tables', '/admin/audit', '/admin/people'],
}
const looks = [
  { name: 'light, desktop', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark, phone', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const

for (const [who, paths] of Object.entries(screens)) {
  test(`the screens of ${who} have no accessibility violation`, async ({ browser }) => {
    test.setTimeout(300_000)
    const problems: string[] = []
    const { page, context } = who === 'visitor' ? await visitor(browser, problems) : await signedIn(browser, who, problems)
    const violations: string[] = []
    for (const look of looks) {
      await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' })
      for (const path of paths) {
        await page.setViewportSize(look.viewport)
        await open(page, path)
        // The whole page at once: what lies under a sticky bar at one scroll position is not too small.
        const height = await page.evaluate(() => document.documentElement.scrollHeight)
        await page.setViewportSize({ width: look.viewport.width, height: Math.min(6000, Math.max(look.viewport.height, height + 80)) })
        const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
        violations.push(...found.violations.flatMap((violation) => violation.nodes.map((node) => `${path} (${look.name}): ${violation.id} at ${node.target.join(' ')}`)))
        const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)
        if (isTooWide) violations.push(`${path} (${look.name}): the page is wider than the screen`)
      }
    }
    expect(violations).toEqual([])
    expect(problems).toEqual([])
    await context.close()
  })
}
