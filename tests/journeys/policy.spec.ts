import { type APIResponse, expect, test } from '@playwright/test'
import { open, signedIn, visitor } from './people'

/** What the answer's policy says about scripts. */
const scriptsOf = (answer: APIResponse) => (answer.headers()['content-security-policy'] ?? '').split('; ').find((directive) => directive.startsWith('script-src ')) ?? ''
const isInjected = () => (window as unknown as { injected?: true }).injected ?? false

test('pages run their own scripts and no other', async ({ browser }) => {
  const problems: string[] = []
  const { page, context } = await signedIn(browser, 'doctor', problems)

  await test.step('each answer has a nonce of its own, and nothing inline is allowed without it', async () => {
    const seen = new Set<string>()
    for (const path of ['/doctor', '/doctor/patients', '/doctor/patients', '/sign-in']) {
      const scripts = scriptsOf(await context.request.get(path))
      expect(scripts, path).toMatch(/'nonce-[A-Za-z0-9+/]{22}=='/)
      expect(scripts, path).not.toContain('unsafe')
      seen.add(/'nonce-[^']+'/.exec(scripts)![0])
    }
    expect(seen.size).toBe(4)
  })

  await test.step('kept pages allow their scripts by what is in them', async () => {
    for (const path of ['/', '/help', '/verify']) {
      const scripts = scriptsOf(await context.request.get(path))
      expect(scripts, path).toContain("'sha256-")
      expect(scripts, path).not.toMatch(/unsafe|nonce/)
    }
    await open(page, '/help')
    // React answers: its scripts did run.
    await page.getByRole('button', { name: 'Display' }).click()
    await expect(page.getByRole('menuitemcheckbox', { name: 'Dark' })).toBeVisible()
  })
  expect(problems).toEqual([])

  await test.step('a script that got into a page does not run', async () => {
    const said: string[] = []
    const injured = await visitor(browser, said)
    await open(injured.page, '/sign-in')
    await injured.page.evaluate(() => {
      const place = document.createElement('div')
      place.innerHTML = '<img src="data:," onerror="window.injected = true">'
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      document.body.append(place, script)
    })
    await expect.poll(() => said.filter((line) => line.includes('Content Security Policy')).length).toBeGreaterThanOrEqual(2)
    expect(await injured.page.evaluate(isInjected)).toBe(false)
    await injured.context.close()
  })
})
