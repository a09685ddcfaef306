import { createTransport } from 'nodemailer'
import { AppwriteError, invalidArgument } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { nullable, optional, required } from '../../http/validator'
import { email, hostname, int32, integer, list, oneOf, strictBoolean, text } from '../../http/validators'
import { deliverMail } from '../../mail/deliver-mail'
import { NO_SMTP, relayOf, senderOf, type Relay, type StoredSmtp } from '../../mail/smtp-settings'
import { emailOrEmpty } from '../users/users.validators'
import { saveSetting, WRITE } from './project.routes'

const words = optional(nullable(text(256, 0)), null)
const address = optional(nullable(emailOrEmpty), null)

const params = {
  host: optional(nullable(hostname), null), port: optional(nullable(int32), null), username: words, password: words,
  senderEmail: address, senderName: words, replyToEmail: address, replyToName: words, secure: optional(nullable(oneOf(['tls', 'ssl'])), null), enabled: optional(nullable(strictBoolean), null),
}

/** A mail server to try without keeping it, as clients before 1.9.2 sent it. */
const givenServer = {
  senderName: optional(text(256), ''), senderEmail: optional(email, ''), replyTo: optional(email, ''), host: optional(hostname, ''),
  port: optional<number | bigint, number | bigint>(integer, 0), username: optional(text(256), ''), password: optional(text(256), ''), secure: optional<'tls' | 'ssl', '' | 'tls' | 'ssl'>(oneOf(['tls', 'ssl']), ''),
}

/** The mail server that the project's own mails go through. */
export const smtpRoutes: Route[] = [
  route({ ...WRITE, method: 'PATCH', path: '/project/smtp', model: 'project', params, older: { below: '1.9.2', rewrite: ({ replyTo, ...body }) => (replyTo === undefined ? body : { ...body, replyToEmail: replyTo }) }, handler: updateSmtp }),
  route({ ...WRITE, method: 'POST', status: 204, path: '/project/smtp/tests', params: { emails: required(list(email, 10)), ...givenServer }, handler: testSmtp }),
]

type Given = { [K in keyof StoredSmtp as K extends 'passwordSealed' ? never : K]: StoredSmtp[K] | null } & { password: string | null }

/** What is left out stays; an empty text clears. A working configuration switches itself on. */
async function updateSmtp(context: Context, given: Given): Promise<unknown> {
  const { password, ...rest } = given
  const before = context.project.settings.get<StoredSmtp>('smtp', NO_SMTP)
  const changed = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null)) as Partial<StoredSmtp>
  const after: StoredSmtp = { ...before, ...changed }
  if (password !== null) after.passwordSealed = password === '' ? '' : context.backend.cipher.seal(password)
  if (after.enabled) {
    for (const name of ['host', 'port', 'senderEmail'] as const) if (after[name] === '' || after[name] === 0) throw invalidArgument(`Param "${name}" is not optional.`)
  }
  if (given.enabled !== false && after.senderEmail !== '') after.enabled = await answers(context, after, given.enabled)
  return saveSetting(context, 'smtp', after)
}

async function answers(context: Context, smtp: StoredSmtp, enabled: boolean | null): Promise<boolean> {
  const pass = smtp.passwordSealed === '' ? '' : context.backend.cipher.open(smtp.passwordSealed)
  const transport = createTransport({
    host: smtp.host, port: smtp.port, secure: smtp.secure === 'ssl', requireTLS: smtp.secure === 'tls', connectionTimeout: 5000, greetingTimeout: 5000,
    ...(smtp.username === '' ? {} : { auth: { user: smtp.username, pass } }),
  })
  try {
    await transport.verify()
    return true
  } catch (error) {
    if (enabled === true || smtp.enabled) throw new AppwriteError('project_smtp_config_invalid', error instanceof Error ? error.message : String(error))
    return false
  } finally {
    transport.close()
  }
}

type Trial = {
  emails: string[]; senderName: string; senderEmail: string; replyTo: string; host: string; port: number | bigint; username: string; password: string; secure: '' | 'tls' | 'ssl'
}
type Sending = { relay: Relay; from: { name: string; address: string }; replyTo: string | undefined }

async function testSmtp(context: Context, given: Trial): Promise<void> {
  const { relay, from, replyTo } = given.host === '' ? storedServer(context) : namedServer(given)
  for (const to of given.emails) {
    await deliverMail(relay, { from, ...(replyTo === undefined ? {} : { replyTo }), to: [to], subject: 'Custom SMTP email sample', text: 'The mail settings of the project are working correctly.\n' }).catch((error: unknown) => {
      throw new AppwriteError('project_smtp_config_invalid', error instanceof Error ? error.message : String(error))
    })
  }
}

function storedServer({ backend, project }: Context): Sending {
  const stored = project.settings.get<StoredSmtp>('smtp', NO_SMTP)
  if (!stored.enabled) throw invalidArgument('SMTP must be enabled on the project to send a test email.')
  requireServer({ senderEmail: stored.senderEmail, host: stored.host, port: stored.port })
  const relay = relayOf(backend, project)
  if (relay === null) throw invalidArgument('SMTP host must be configured on the project to send a test email.')
  return { relay, ...senderOf(project) }
}

function namedServer({ senderName, senderEmail, replyTo, host, port, username, password, secure }: Trial): Sending {
  requireServer({ senderEmail, host, port })
  return { relay: { host, port: Number(port), username, password, secure, autoTls: true }, from: { name: senderName, address: senderEmail }, replyTo: replyTo === '' ? undefined : replyTo }
}

function requireServer({ senderEmail, host, port }: { senderEmail: string; host: string; port: number | bigint }): void {
  for (const [missing, what] of [[senderEmail === '', 'sender email'], [host === '', 'host'], [Number(port) === 0, 'port']] as const) {
    if (missing) throw invalidArgument(`SMTP ${what} must be configured on the project to send a test email.`)
  }
}
