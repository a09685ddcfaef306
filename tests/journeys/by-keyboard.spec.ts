import { expect, test } from '@playwright/test'
import { demoPassword } from '../../lib/domain/admin/demo-people'
import { tabTo } from './keyboard'
import { open, visitor } from './people'

/** The main task of each role without a mouse, from the sign-in page on. */
const problems: string[] = []
test.afterAll(() => expect(problems).toEqual([]))

async function enter(browser: Parameters<typeof visitor>[0], who: string) {
  const { page, context } = await visitor(browser, problems)
  await open(page, '/sign-in')
  await tabTo(page, page.getByLabel('E-mail address'))
  await page.keyboard.type(`${who}@riverside.test`)
  await page.keyboard.press('Tab')
  await page.keyboard.type(demoPassword)
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(/sign-in/)
  return { page, context }
}

test('a nurse records vitals', async ({ browser }) => {
  const { page, context } = await enter(browser, 'nurse')
  await open(page, '/nurse/patients/pat-smith-john-2/vitals/new')
  const readings: [string, string][] = [['Respiration', '16'], ['Oxygen saturation', '98'], ['Systolic pressure', '124'], ['Diastolic pressure', '78'], ['Pulse', '72'], ['Temperature', '36.8']]
  for (const [label, value] of readings) {
    await tabTo(page, page.getByRole('textbox', { name: label }))
    await page.keyboard.type(value)
  }
  await tabTo(page, page.getByRole('button', { name: 'Save vitals' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/nurse\/patients\/pat-smith-john-2$/)
  await context.close()
})

test('a doctor finds a patient by Ctrl K and starts an order', async ({ browser }) => {
  const { page, context } = await enter(browser, 'doctor')
  await open(page, '/doctor')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Patient, specimen or page' })).toBeFocused()
  await page.keyboard.type('okonkwo')
  await expect(page.getByRole('option', { name: /OKONKWO/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/doctor\/patients\/pat-okonkwo/)
  await open(page, '/doctor/patients/pat-okonkwo/orders/new')
  await tabTo(page, page.getByRole('checkbox', { name: 'Basic metabolic panel' }))
  await page.keyboard.press('Space')
  await expect(page.getByRole('checkbox', { name: 'Basic metabolic panel' })).toBeChecked()
  await tabTo(page, page.getByRole('button', { name: 'Sign order' }))
  await context.close()
})

test('a technician opens an order of the worklist and goes to its values', async ({ browser }) => {
  const { page, context } = await enter(browser, 'lab2')
  await open(page, '/lab')
  await tabTo(page, page.locator('main tr[tabindex="0"]').first())
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/lab\/(orders|verify)\//)
  await context.close()
})

test('a pharmacist opens a supply and comes to its check', async ({ browser }) => {
  const { page, context } = await enter(browser, 'pharmacist')
  await open(page, '/pharmacy')
  await tabTo(page, page.locator('main tr[tabindex="0"]').first())
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/pharmacy\/dispenses\//)
  await page.waitForLoadState('networkidle')
  await tabTo(page, page.getByRole('button', { name: /^Check|^Dispense|^Confirm final check|^Hand out/ }))
  await context.close()
})

test('a patient opens the notifications and a result', async ({ browser }) => {
  const { page, context } = await enter(browser, 'patient')
  await open(page, '/portal/results')
  await tabTo(page, page.getByRole('button', { name: /^Notifications/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Notifications' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Notifications/ })).toBeFocused()
  await tabTo(page, page.locator('main a[href^="/portal/results/"]').first())
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/portal\/results\/./)
  await context.close()
})

test('an administrator types the code of a paper; a wrong one is refused in words', async ({ browser }) => {
  const { page, context } = await enter(browser, 'admin')
  await open(page, '/admin/documents')
  await tabTo(page, page.getByLabel('Code of the document'))
  await page.keyboard.type('00000 00000 00000 00000 00000 0')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: 'Take document back' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('No document of this clinic has this code.').first()).toBeVisible()
  await context.close()
})
