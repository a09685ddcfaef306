import { expect, test } from '@playwright/test'
import { demoPassword } from '../../lib/domain/admin/demo-people'
import { open, signedIn } from './people'

/** A device that somebody leaves alone, told with the browser's clock moved on. */
const minutes = (count: number) => count * 60_000

test('a session warns, is extended, ends in every tab, and goes on where it was', async ({ browser }) => {
  const problems: string[] = []
  const { page, context } = await signedIn(browser, 'nurse', problems)
  await page.clock.install()
  await open(page, '/nurse/patients/pat-okonkwo/vitals/new')
  const other = await context.newPage()
  await other.clock.install()
  await open(other, '/nurse/patients')

  await test.step('two minutes before the end it asks, and Enter stays', async () => {
    await page.getByRole('textbox', { name: 'Pulse' }).fill('72')
    await page.clock.fastForward(minutes(28.5))
    await expect(page.getByRole('alertdialog', { name: 'Stay signed in?' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Stay signed in' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alertdialog')).toBeHidden()
    await expect(page.getByRole('textbox', { name: 'Pulse' })).toBeFocused()
  })

  await test.step('its end covers what was on the screen, in both tabs', async () => {
    await context.clearCookies()
    await page.clock.fastForward(minutes(31))
    await expect(page.getByRole('alertdialog', { name: 'You were signed out' })).toBeVisible()
    await expect(other.getByRole('alertdialog', { name: 'You were signed out' })).toBeVisible()
  })

  await test.step('the same person goes on with what they typed; the other tab follows', async () => {
    await page.getByLabel('Password').fill('not my password')
    await page.keyboard.press('Enter')
    await expect(page.getByText('The e-mail address or the password is not right.')).toBeVisible()
    await page.getByLabel('Password').fill(demoPassword)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alertdialog')).toBeHidden()
    await expect(page.getByRole('textbox', { name: 'Pulse' })).toHaveValue('72')
    await expect(other.getByRole('alertdialog')).toBeHidden()
  })

  await test.step('a page asked for after the end is reached by way of the sign-in page', async () => {
    await context.clearCookies()
    await open(page, '/nurse/patients?page=2')
    await expect(page).toHaveURL(/\/sign-in\?next=/)
    await page.getByLabel('E-mail address').fill('nurse@riverside.test')
    await page.getByLabel('Password').fill(demoPassword)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/nurse\/patients\?page=2$/)
  })

  await test.step('somebody else in the same browser closes the first one’s tab', async () => {
    await open(other, '/nurse/patients')
    await context.clearCookies()
    await open(page, '/sign-in')
    await page.getByLabel('E-mail address').fill('doctor@riverside.test')
    await page.getByLabel('Password').fill(demoPassword)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/doctor/)
    await expect(other.getByRole('alertdialog', { name: 'Somebody else signed in' })).toBeVisible()
  })
  // The browser writes down each answer that says "signed out", and the socket that an ended session could not open.
  expect(problems.filter((problem) => !/401|400|WebSocket/.test(problem))).toEqual([])
  await context.close()
})
