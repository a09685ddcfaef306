import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { demoPassword } from '../../lib/domain/admin/demo-people'

/** Somebody with a browser of their own. */
export type Person = { page: Page; context: BrowserContext }

/** Opens a browser for somebody who is not signed in. Errors in their console fail the journey. */
export async function visitor(browser: Browser, problems: string[]): Promise<Person> {
  const context = await browser.newContext({ acceptDownloads: true })
  const page = await context.newPage()
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  return { page, context }
}

/** Opens a browser and signs in as one of the demonstration's people. */
export async function signedIn(browser: Browser, who: string, problems: string[]): Promise<Person> {
  const person = await visitor(browser, problems)
  await signIn(person.page, `${who}@riverside.test`, demoPassword)
  return person
}

/** Opens a page and waits until it listens: what is typed before that, React may set back. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' })
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await open(page, '/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

type Mail = { subject: string; text: string }

/** The newest mail to an address, once it has arrived. */
export async function newestMail(to: string): Promise<Mail> {
  const mailbox = process.env.JOURNEY_MAILBOX ?? 'http://localhost:8326'
  let mails: Mail[] = []
  await expect.poll(async () => (mails = (await (await fetch(`${mailbox}/mails?to=${encodeURIComponent(to)}`)).json()) as Mail[]).length).toBeGreaterThan(0)
  return mails.at(-1)!
}

/** The link of a mail, as a path of this address. */
export function linkIn(mail: Mail, path: string): string {
  const found = new RegExp(`https?://[^\\s"<>]+(${path}\\?[^\\s"<>]+)`).exec(mail.text.replaceAll('&amp;', '&'))
  return found![1]!
}
