import { expect, test } from '@playwright/test'
import { open, signedIn } from './people'

/** What a clinic does besides its loop: each by a signed-in person, through the screens. */
const problems: string[] = []
test.afterAll(() => expect(problems).toEqual([]))

test('a set of vitals entered in error is struck through and counts for nothing', async ({ browser }) => {
  const { page, context } = await signedIn(browser, 'nurse', problems)
  await open(page, '/nurse/patients/pat-whitcombe/vitals/new')
  const readings: [string, string][] = [['Respiration', '26'], ['Oxygen saturation', '90'], ['Systolic pressure', '88'], ['Diastolic pressure', '52'], ['Pulse', '134'], ['Temperature', '39.4']]
  for (const [label, value] of readings) await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('radio', { name: 'Air' }).or(page.getByRole('button', { name: 'Air', exact: true })).first().click()
  await page.getByLabel('Alert', { exact: true }).click()
  for (const confirm of await page.getByRole('checkbox', { name: /right/i }).all()) await confirm.click()
  await page.getByRole('button', { name: 'Save vitals' }).click()
  await expect(page).toHaveURL(/\/nurse\/patients\/pat-whitcombe$/)
  await open(page, '/nurse/patients/pat-whitcombe/vitals')
  const sets = page.getByRole('list', { name: 'Sets of vitals' })
  await sets.getByRole('button', { name: /^Mark as wrong/ }).first().click()
  await page.getByRole('radio', { name: 'Another patient’s' }).click()
  await page.getByRole('button', { name: 'Mark as entered in error' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(sets.getByText('Entered in error', { exact: true }).first()).toBeVisible()
  await expect(sets.getByText(/Entered in error: another patient’s\. Marked by/).first()).toBeVisible()
  await context.close()
})

test('an emergency access is reviewed by the administrator, who hears of it by the bell', async ({ browser }) => {
  const admin = await signedIn(browser, 'admin', problems)
  await open(admin.page, '/admin')
  const colleague = await signedIn(browser, 'doctor2', problems)
  await open(colleague.page, '/doctor/patients/pat-castellan')
  await colleague.page.getByLabel('Why do you need this record now?').selectOption('deteriorating-patient')
  await colleague.page.getByRole('button', { name: 'Open as emergency' }).click()
  await expect(colleague.page.getByRole('region', { name: 'Patient' })).toBeVisible()
  const bell = admin.page.getByRole('button', { name: /^Notifications, [1-9]\d* waiting/ })
  await bell.click()
  await admin.page.getByRole('dialog', { name: 'Notifications' }).getByRole('link', { name: /^Open: An emergency access/ }).first().click()
  await expect(admin.page).toHaveURL(/emergency-access/)
  const line = admin.page.getByRole('list', { name: 'Emergency accesses' }).getByRole('listitem').filter({ hasText: 'Waits for review' }).first()
  await line.getByRole('radio', { name: /^Justified/ }).click()
  await line.getByLabel('What you looked at').fill('The duty list of that night')
  await line.getByRole('button', { name: 'Save review' }).click()
  await expect(admin.page.getByText('The duty list of that night').first()).toBeVisible()
  await Promise.all([admin.context.close(), colleague.context.close()])
})

test('a patient asks for more of a medicine and takes the request back', async ({ browser }) => {
  const { page, context } = await signedIn(browser, 'patient', problems)
  await open(page, '/portal/medicines')
  await page.getByRole('button', { name: /^Ask for more/ }).first().click()
  await expect(page.getByText(/Your request of .* waits for the pharmacy/)).toBeVisible()
  await page.getByRole('button', { name: /^Take the request back/ }).click()
  await expect(page.getByText(/Your request of .* waits for the pharmacy/)).toBeHidden()
  await context.close()
})

test('the ward calls an appointment off', async ({ browser }) => {
  const { page, context } = await signedIn(browser, 'nurse', problems)
  await open(page, '/nurse')
  const button = page.getByRole('button', { name: /^Call off/ }).last()
  const name = (await button.textContent())!
  await button.click()
  await page.getByLabel('Why?').fill('The clinician is ill')
  await page.getByRole('dialog').getByRole('button', { name: 'Call off', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name })).toBeHidden()
  await context.close()
})
