import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { linkIn, newestMail, open, type Person, signedIn, visitor } from './people'

/** One piece of care, told from sign-up to the paper somebody scans: each step by a person of that role. */
test.describe.configure({ mode: 'serial' })

const problems: string[] = []
const hasPdfText = spawnSync('pdftotext', ['-v']).error === undefined
/** A server under `npm run test:remote` may have nothing that runs functions; what they make is skipped there, and nowhere else. */
const hasFunctions = process.env.JOURNEY_WITHOUT_FUNCTIONS !== '1'
const family = `Quill${Date.now().toString(36)}`
const email = `${family.toLowerCase()}@journey.test`
const password = 'four calm grey herons'

let patient: Person
let nurse: Person
let doctor: Person
let technicianA: Person
let technicianB: Person
let pharmacist: Person
let admin: Person
const people: Person[] = []
let patientId: string
let orderPath: string
let resultPath: string
let prescriptionNumber: string
let reportCode: string
let reportFile: string

test.beforeAll(async ({ browser }) => {
  patient = await visitor(browser, problems)
  for (const who of ['nurse', 'doctor', 'lab', 'lab2', 'pharmacist', 'admin']) people.push(await signedIn(browser, who, problems))
  ;[nurse, doctor, technicianA, technicianB, pharmacist, admin] = people as [Person, Person, Person, Person, Person, Person]
})

test.afterAll(async () => {
  await Promise.all([patient, ...people].map((person) => person?.context.close()))
})

test('a patient signs up, proves the address and answers five questions', async () => {
  const { page } = patient
  await open(page, '/sign-up')
  await page.getByLabel('Clinic').selectOption({ label: 'Riverside Clinic' })
  await page.getByLabel('Given name').fill('Morgan')
  await page.getByLabel('Family name').fill(family)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Phone').fill('+44 7700 900123')
  await page.getByLabel('Day').fill('14')
  await page.getByLabel('Month').fill('7')
  await page.getByLabel('Year').fill('1962')
  await page.getByLabel('Sex recorded at birth').selectOption('female')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Open account' }).click()
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible()
  await open(page, linkIn(await newestMail(email), '/verify-email'))
  await page.getByRole('button', { name: 'Verify my address' }).click()
  await expect(page.getByRole('heading', { name: 'Before you start' })).toBeVisible()
  await page.getByLabel(/I accept the/).click()
  await page.getByLabel(/I have read the/).click()
  await page.getByLabel('The clinic may keep a record of my care').click()
  await page.getByRole('group', { name: 'Are you allergic to anything?' }).getByLabel('Yes').click()
  await page.getByRole('button', { name: 'Add an allergy' }).click()
  await page.getByRole('combobox', { name: 'What are you allergic to?' }).fill('Peni')
  await page.getByRole('option', { name: 'Penicillins' }).click()
  await page.getByLabel('What happened?').fill('Rash')
  await page.getByLabel('How bad was it?').selectOption('severe')
  await page.getByRole('group', { name: 'Do you take any medicine regularly?' }).getByLabel('Yes').click()
  await page.getByRole('button', { name: 'Add a medicine' }).click()
  await page.getByLabel('Name on the packet').fill('warfarin')
  await page.getByLabel('How much each time?').fill('3 mg')
  await page.getByRole('button', { name: 'Save and open my portal' }).click()
  await expect(page.getByRole('heading', { name: 'Your health at a glance' })).toBeVisible()
})

test('a nurse finds the patient and records vitals', async () => {
  const { page } = nurse
  await open(page, '/nurse/patients')
  await page.getByLabel('Search patients').fill(family)
  await page.getByRole('link', { name: new RegExp(family, 'i') }).first().click()
  await expect(page.getByRole('region', { name: 'Patient' })).toContainText(family.toUpperCase())
  patientId = /patients\/([^/?]+)/.exec(page.url())![1]!
  await open(page, `/nurse/patients/${patientId}/vitals/new`)
  const readings: [string, string][] = [['Respiration', '21'], ['Oxygen saturation', '95'], ['Systolic pressure', '108'], ['Diastolic pressure', '70'], ['Pulse', '96'], ['Temperature', '38.4']]
  for (const [label, value] of readings) await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('radio', { name: 'Air' }).or(page.getByRole('button', { name: 'Air', exact: true })).first().click()
  await page.getByLabel('Alert', { exact: true }).click()
  await expect(page.getByRole('complementary', { name: 'Score' })).toContainText('6')
  await page.getByRole('button', { name: 'Save vitals' }).click()
  await expect(page).toHaveURL(new RegExp(`/nurse/patients/${patientId}`))
  await expect(page.getByText('38.4').first()).toBeVisible()
})

test('a doctor charts, diagnoses, signs the note and orders', async () => {
  const { page } = doctor
  await open(page, `/doctor/patients/${patientId}`)
  await expect(page.getByRole('region', { name: 'Patient' })).toContainText('Penicillins', { ignoreCase: true })
  await page.getByRole('button', { name: 'Start encounter' }).click()
  await expect(page).toHaveURL(/encounters\//)
  await page.getByRole('button', { name: 'Add diagnosis' }).click()
  await page.getByRole('combobox', { name: 'Diagnosis' }).fill('acute kidney failure')
  await page.getByRole('option', { name: /kidney failure/i }).first().click()
  await page.getByRole('button', { name: 'Save diagnosis' }).click()
  await expect(page.getByRole('list', { name: 'Diagnoses of this visit' })).toContainText('N17')
  await page.getByLabel('Subjective').fill('Tired for three days, little urine.')
  await page.getByLabel('Objective').fill('Dry mucous membranes.')
  await page.getByLabel('Assessment').fill('Possible acute kidney injury.')
  await page.getByLabel('Plan').fill('Urgent metabolic panel.')
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Plan')).toHaveValue('Urgent metabolic panel.')
  await page.getByRole('button', { name: 'Sign note' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign note' }).click()
  await expect(page.getByText(/Signed/).first()).toBeVisible()
})

test('the order appears at the bench without reloading', async () => {
  await open(technicianA.page, '/lab')
  await expect(technicianA.page.getByText(/Live, synced/)).toBeVisible()
  const { page } = doctor
  await open(page, `/doctor/patients/${patientId}/orders/new`)
  await page.getByRole('checkbox', { name: 'Basic metabolic panel' }).click()
  await page.getByLabel('Indication').selectOption({ index: 1 }).catch(() => undefined)
  await page.getByRole('radio', { name: 'Urgent' }).or(page.getByRole('button', { name: 'Urgent', exact: true })).first().click()
  await page.getByRole('button', { name: 'Sign order' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign order' }).click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
  const row = technicianA.page.getByRole('row').filter({ hasText: 'Basic metabolic panel' }).filter({ hasText: 'To label' })
  await expect(row).toBeVisible()
  await row.click()
  await expect(technicianA.page).toHaveURL(/lab\/orders\//)
  orderPath = new URL(technicianA.page.url()).pathname
})

test('technician A labels, collects, receives and enters; a critical value must be confirmed', async () => {
  const { page } = technicianA
  await page.getByRole('button', { name: 'Print label' }).click()
  await expect(page.getByRole('img', { name: /Barcode/ })).toBeVisible()
  await expect(page.getByRole('article', { name: /Label of specimen/ })).toContainText(family.toUpperCase())
  await open(page, orderPath)
  await page.getByRole('button', { name: 'Mark collected' }).click()
  await page.getByLabel('Full name, said by the patient').click()
  await page.getByLabel('Date of birth, said by the patient').click()
  await page.getByRole('button', { name: 'Confirm collection' }).click()
  await page.getByRole('button', { name: 'Mark received' }).click()
  const values: [string, string][] = [['Sodium', '131'], ['Potassium', '6.8'], ['Chloride', '99'], ['Bicarbonate (serum)', '17'], ['Urea nitrogen', '48'], ['Creatinine (enzymatic)', '2.02'], ['Glucose (random)', '108'], ['Calcium, total', '9.1']]
  for (const [label, value] of values) await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('button', { name: 'Save results' }).click()
  await expect(page.getByText('This value is critical. Look at the specimen and the value again, then confirm it.').first()).toBeVisible()
  await page.getByLabel('Confirm critical value').click()
  await page.getByRole('button', { name: 'Save results' }).click()
  await expect(page.getByText('You entered these. Another person verifies them.')).toBeVisible()
})

test('technician A cannot verify; technician B records the call, agrees and releases', async () => {
  await open(doctor.page, '/doctor/results')
  await expect(doctor.page.getByText(/Live, synced/)).toBeVisible()
  const verifyPath = orderPath.replace('/orders/', '/verify/')
  await open(technicianA.page, verifyPath)
  await expect(technicianA.page.getByText('You entered this').first()).toBeVisible()
  await expect(technicianA.page.getByRole('button', { name: 'Verify and release' })).toHaveAttribute('aria-disabled', 'true')
  const { page } = technicianB
  await open(page, verifyPath)
  await expect(page.getByText('Cannot verify yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Record call' }).click()
  await page.getByRole('group', { name: 'Did you reach them?' }).getByLabel('Yes').click()
  await page.getByRole('group', { name: 'Was the value read back?' }).getByLabel('Yes').click()
  await page.getByRole('button', { name: 'Save call' }).click()
  await expect(page.getByText('Critical call recorded')).toBeVisible()
  await page.getByRole('button', { name: 'Agree all in range' }).click()
  const notAgreed = page.getByRole('button', { name: /^Agree with/, pressed: false })
  while ((await notAgreed.count()) > 0) await notAgreed.first().click()
  await page.getByRole('button', { name: 'Verify and release' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Verify and release' }).click()
  await expect(page).toHaveURL(/\/lab\/verify$/)
})

test('the result reaches the doctor by itself and is answered', async () => {
  const { page } = doctor
  const line = page.getByRole('list', { name: 'Results to acknowledge' }).getByRole('link', { name: new RegExp(family, 'i') })
  await expect(line).toBeVisible()
  await line.click()
  await expect(page.getByText('6.8').first()).toBeVisible()
  const waiting = page.getByRole('region', { name: 'Act now' }).getByText(new RegExp(family, 'i'))
  await page.getByRole('button', { name: /^Notifications, [1-9]\d* waiting/ }).click()
  await expect(waiting.first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByLabel('What did you do?').selectOption('treated')
  await page.getByRole('button', { name: 'Acknowledge', exact: true }).click()
  await expect(page.getByLabel('What did you do?')).toBeHidden()
  await expect(page.locator('#answer')).toContainText('Dr Helen Marsh')
  // What was answered asks nobody any more.
  await page.getByRole('button', { name: /^Notifications, / }).click()
  await expect(page.getByRole('region', { name: 'Act now' })).toBeVisible()
  await expect(waiting).toHaveCount(0)
  await page.keyboard.press('Escape')
})

test('the doctor prescribes: a recorded allergy stops, the next choice is signed', async () => {
  await open(pharmacist.page, '/pharmacy')
  await expect(pharmacist.page.getByText(/Live, synced/)).toBeVisible()
  const { page } = doctor
  await open(page, `/doctor/patients/${patientId}/prescriptions/new`)
  await page.getByRole('combobox', { name: 'Add a medicine' }).fill('amoxicillin')
  await page.getByRole('option', { name: /amoxicillin/i }).first().click()
  await expect(page.getByText('Stop.').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign prescription' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: /^Remove amoxicillin/i }).first().click()
  await page.getByRole('combobox', { name: 'Add a medicine' }).fill('paracetamol 500')
  await page.getByRole('option', { name: /paracetamol.*tablet/i }).first().click()
  await page.getByLabel('For how many days').fill('5')
  await page.getByLabel('Quantity to supply').fill('30')
  await page.getByRole('button', { name: /^Done/ }).click()
  await expect(page.getByText(/Checked \d\d:\d\d/)).toBeVisible()
  for (const reason of await page.getByRole('combobox', { name: /^Reason to continue/ }).all()) await reason.selectOption('monitoring-ordered')
  await page.getByRole('button', { name: 'Sign prescription' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign prescription' }).click()
  await expect(page.getByRole('heading', { name: /^Prescription / })).toBeVisible()
  prescriptionNumber = (await page.getByRole('heading', { name: /^Prescription / }).textContent())!.replace('Prescription ', '')
})

test('the prescription reaches the pharmacist by itself; the first lot to expire is dispensed and handed out', async () => {
  const { page } = pharmacist
  const row = page.getByRole('row').filter({ hasText: prescriptionNumber })
  await expect(row).toBeVisible()
  await row.click()
  await expect(page.getByRole('region', { name: 'Patient' })).toContainText(family.toUpperCase())
  for (const reason of await page.getByRole('combobox', { name: /^Your reason to continue/ }).all()) await reason.selectOption('monitoring-ordered')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  const pack = page.getByLabel(/^Scan pack of lot/).first()
  const lotNumber = (await page.getByText(/^Lot /).first().textContent())!.replace('Lot ', '')
  await pack.fill(lotNumber)
  await page.getByRole('button', { name: 'Dispense', exact: true }).click()
  await page.getByRole('button', { name: 'Print label' }).click()
  await expect(page).toHaveURL(/\/labels$/)
  await expect(page.getByText(/^Take /).first()).toBeVisible()
  await open(page, new URL(page.url()).pathname.replace(/\/labels$/, ''))
  await page.getByRole('checkbox', { name: /I compared the label with each pack/ }).click()
  await page.getByRole('button', { name: 'Confirm final check' }).click()
  await page.getByRole('checkbox', { name: 'Name', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Date of birth' }).click()
  await page.getByRole('radio', { name: 'Advice given' }).click()
  await page.getByRole('button', { name: 'Hand out' }).click()
  await expect(page.getByText(/Handed out/).first()).toBeVisible()
})

test('the patient reads the result in plain words', async () => {
  const { page } = patient
  await open(page, '/portal')
  await page.getByRole('button', { name: /^Notifications, [1-9]\d* waiting/ }).click()
  await expect(page.getByRole('dialog').getByText('You have a new prescription.')).toBeVisible()
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(page.getByRole('button', { name: 'Mark all as read' })).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Notifications, nothing waiting' })).toBeFocused()
  await open(page, '/portal/results')
  await page.getByRole('link', { name: 'Basic metabolic panel' }).click()
  await expect(page.getByRole('article', { name: 'Potassium' })).toContainText('Clearly higher than the usual range')
  resultPath = new URL(page.url()).pathname
  await open(page, '/portal/medicines')
  await expect(page.getByText('paracetamol', { exact: false }).first()).toBeVisible()
})

test('the patient downloads the signed report', async () => {
  test.skip(!hasFunctions, 'this server has no functions executor')
  const { page } = patient
  await open(page, resultPath)
  await expect(page.getByRole('link', { name: 'Download report' })).toBeVisible({ timeout: 45_000 })
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download report' }).click()])
  expect(download.suggestedFilename()).toMatch(/\.pdf$/)
  reportFile = (await download.path())!
  await open(page, '/portal/medicines')
  await expect(page.getByRole('link', { name: 'Download prescription' }).first()).toBeVisible({ timeout: 45_000 })
})

test('anyone with the paper learns that it is genuine, and a changed byte is seen', async ({ browser }) => {
  test.skip(!hasFunctions, 'this server has no functions executor')
  test.skip(!hasPdfText, 'pdftotext is not on this machine')
  const { page, context } = await visitor(browser, problems)
  const text = execFileSync('pdftotext', [reportFile, '-']).toString()
  const printed = /(?:[0-9A-HJKMNP-TV-Z]{5} ){5}[0-9A-HJKMNP-TV-Z]/.exec(text)?.[0] ?? ''
  reportCode = printed.replaceAll(' ', '')
  expect(reportCode).toHaveLength(26)
  await open(page, `/verify/${reportCode}`)
  await expect(page.getByRole('status').getByText('Genuine', { exact: true })).toBeVisible()
  const bytes = readFileSync(reportFile)
  await page.locator('input[type=file]').setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer: bytes })
  await expect(page.getByText('This file is the one the clinic signed.')).toBeVisible()
  bytes[bytes.length - 20]! ^= 1
  await page.locator('input[type=file]').setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer: bytes })
  await expect(page.getByText('This file is not the one the clinic signed.')).toBeVisible()
  await context.close()
})

test('a report that is taken back is no longer valid for whoever checks it, and the patient is told', async ({ browser }) => {
  test.skip(!hasFunctions, 'this server has no functions executor')
  const { page } = doctor
  await open(page, `/doctor/patients/${patientId}/results`)
  await page.getByRole('link', { name: /Basic metabolic panel/ }).first().click()
  await page.getByRole('button', { name: 'Take document back' }).click()
  await page.getByRole('radio', { name: 'What it says is wrong' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take document back' }).click()
  await expect(page.getByText('This document was taken back')).toBeVisible()
  await open(patient.page, '/portal/results')
  await patient.page.getByRole('link', { name: 'Basic metabolic panel' }).click()
  await expect(patient.page.getByText(/The clinic took this document back/)).toBeVisible()
  if (!hasPdfText) return
  const anyone = await visitor(browser, problems)
  await open(anyone.page, `/verify/${reportCode}`)
  await expect(anyone.page.getByText(/taken back|revoked|withdrawn/i).first()).toBeVisible()
  await anyone.context.close()
})

test('the administrator sees the whole loop in the trail, reads included', async () => {
  const { page } = admin
  await open(page, `/admin/audit?patient=${patientId}`)
  for (const what of ['patient.signed-up', 'patient.onboarded', 'vitals.recorded', 'lab-result.verified', 'lab-report.acknowledged', 'prescription.signed']) {
    await open(page, `/admin/audit?patient=${patientId}&what=${what}`)
    await expect(page.getByRole('cell', { name: what }).first()).toBeVisible()
  }
  await open(page, `/admin/audit?patient=${patientId}&what=patient-chart.`)
  await expect(page.getByRole('cell', { name: 'patient-chart.viewed' }).first()).toBeVisible()
})

test('the download is in the audit trail', async () => {
  test.skip(!hasFunctions, 'this server has no functions executor')
  const { page } = admin
  await open(page, `/admin/audit?patient=${patientId}&what=document.downloaded`)
  await expect(page.getByRole('cell', { name: 'document.downloaded' }).first()).toBeVisible()
})

test('nothing failed unseen', () => {
  expect(problems).toEqual([])
})
