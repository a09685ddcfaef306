import type { Backend } from '../backend'
import { AppwriteError } from '../http/appwrite-error'
import type { Context } from '../http/context'
import { header } from '../http/request-info'
import type { Project } from '../project'
import type { Tx } from '../storage/store'
import { accountMails, type TemplateId } from './account-mails.table'
import { deliverMail, type Mail } from './deliver-mail'
import { describeDevice } from '../services/users/device'
import { userAgentOf } from '../services/users/user-events'
import { fill, fillHtml, renderMail, type Rendered } from './render-mail'
import { relayOf, senderOf } from './smtp-settings'

const JOB = 'account-mail'

/** A project's own words for one mail. */
export type CustomTemplate = { subject: string; message: string; senderName: string; senderEmail: string; replyToEmail: string; replyToName: string }

export type AccountMail = { to: string; template: TemplateId; values: Record<string, string> }

/** Refuses with 503 when there is nothing to send mails with. The wording differs from route to route on the real server. */
export function requireMail({ backend, project }: Context, wording?: 'SMTP disabled' | 'SMTP Disabled'): void {
  if (relayOf(backend, project) === null) throw new AppwriteError('general_smtp_disabled', wording)
}

/** Queues a mail in the write that causes it. The job is sealed, because mails carry secrets. */
export function sendAccountMail(context: Context, tx: Tx, mail: AccountMail): void {
  const { backend, project, request } = context
  const { deviceBrand, clientName, osName } = describeDevice(userAgentOf(context))
  const agent = { agentDevice: deviceBrand || 'UNKNOWN', agentClient: clientName || 'UNKNOWN', agentOs: osName || 'UNKNOWN' }
  const composed = compose(project, { ...mail, values: { ...agent, ...mail.values } }, header(request, 'x-appwrite-locale'))
  project.jobs.enqueue(tx, { kind: JOB, payload: { sealed: backend.cipher.seal(JSON.stringify(composed)) } })
}

/** The project's own words in the language the client asks for, else in English, else null. */
function customTemplate(project: Project, id: string, language: string): CustomTemplate | null {
  const all = project.settings.get<Record<string, CustomTemplate>>('templates', {})
  return all[`email.${id}-${language}`] ?? all[`email.${id}-en`] ?? null
}

function compose(project: Project, { to, template, values }: AccountMail, language: string): Mail {
  const sender = senderOf(project)
  const custom = customTemplate(project, template, language)
  const filled = { project: project.settings.get('project.name', project.id), ...values }
  const rendered = custom === null ? renderMail(accountMails[template], filled) : renderCustom(custom, filled)
  const replyTo = custom?.replyToEmail || sender.replyTo
  return {
    from: { name: custom?.senderName || sender.from.name, address: custom?.senderEmail || sender.from.address },
    ...(replyTo === undefined ? {} : { replyTo }),
    to: [to], ...rendered,
  }
}

function renderCustom(custom: CustomTemplate, values: Record<string, string>): Rendered {
  const text = fill(custom.message.replace(/<[^>]*>/g, ' '), values).replace(/\s+/g, ' ').trim()
  return { subject: fill(custom.subject, values).replace(/[\r\n]+/g, ' '), html: fillHtml(custom.message, values), text }
}

/** Delivers queued account mails. A relay that is away is asked again by the job queue. */
export function startAccountMails(backend: Backend): void {
  const { project } = backend
  project.jobs.handle(JOB, async ({ sealed }) => {
    const relay = relayOf(backend, project)
    if (relay === null || typeof sealed !== 'string') return
    await deliverMail(relay, JSON.parse(backend.cipher.open(sealed)) as Mail)
  })
}
