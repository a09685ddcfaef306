import { invalidArgument } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { nullable, optional, required } from '../../http/validator'
import { oneOf, queryList, text, totalSwitch } from '../../http/validators'
import { accountMails, TEMPLATE_IDS, type TemplateId } from '../../mail/account-mails.table'
import { escapeHtml } from '../../mail/render-mail'
import type { CustomTemplate } from '../../mail/send-account-mail'
import { NO_SMTP, type StoredSmtp } from '../../mail/smtp-settings'
import { LOCALE_CODES } from '../locale/locale.routes'
import { emailOrEmpty } from '../users/users.validators'
import { pageOf } from './page-of'

const READ = { method: 'GET', scope: 'templates.read', service: 'project', model: 'email-template' } as const
const WRITE = { method: 'PATCH', scope: 'templates.write', service: 'project', model: 'email-template' } as const
const older = { below: '1.9.2', rewrite: ({ type, replyTo, ...body }: Record<string, unknown>) => ({ ...body, ...(type === undefined ? {} : { templateId: type }), ...(replyTo === undefined ? {} : { replyToEmail: replyTo }) }) }
const templateId = required(oneOf(TEMPLATE_IDS))
const locale = optional(oneOf(LOCALE_CODES, false), '')
const words = optional(nullable(text(255, 0)), null)
const address = optional(nullable(emailOrEmpty), null)

/** What account mails say; a project may have its own words. */
export const templateRoutes: Route[] = [
  route({
    ...READ, model: 'email-template[]', path: '/project/templates/email', params: { queries: optional(queryList, []), total: optional(totalSwitch, true) },
    // Only those the project has words of its own for.
    handler: (context, asked) => {
      const own = Object.keys(stored(context)).map((name) => /^email\.([A-Za-z]+)-(.+)$/.exec(name)).filter((found) => found !== null)
      return { total: asked.total ? own.length : 0, templates: pageOf(own, asked.queries).map(([, id = '', language = '']) => toTemplate(context, id as TemplateId, language)) }
    },
  }),
  route({ ...READ, path: '/project/templates/email/:templateId', lacks: 'the original’s words, and default words in other languages than English', params: { templateId, locale }, handler: (context, given) => toTemplate(context, given.templateId, given.locale || 'en') }),
  route({
    ...WRITE, path: '/project/templates/email', older,
    params: { templateId, locale, subject: optional(nullable(text(255)), null), message: optional(nullable(text(10_485_760)), null), senderName: words, senderEmail: address, replyToEmail: address, replyToName: words },
    handler: (context, { templateId: id, locale: language, ...changes }) => save(context, { id, language: language || 'en', changes }),
  }),
]

function stored({ project }: Context): Record<string, CustomTemplate> {
  return project.settings.get<Record<string, CustomTemplate>>('templates', {})
}

function toTemplate(context: Context, id: TemplateId, language: string): Record<string, unknown> {
  const custom = stored(context)[`email.${id}-${language}`]
  const { subject, body } = accountMails[id]
  return {
    templateId: id, locale: language, subject: custom?.subject ?? subject, message: custom?.message ?? body.map((line) => `<p>${escapeHtml(line)}</p>`).join(''),
    senderName: custom?.senderName ?? '', senderEmail: custom?.senderEmail ?? '', replyToEmail: custom?.replyToEmail ?? '', replyToName: custom?.replyToName ?? '',
  }
}

type Saving = { id: TemplateId; language: string; changes: { [K in keyof CustomTemplate]: CustomTemplate[K] | null } }

async function save(context: Context, { id, language, changes }: Saving): Promise<unknown> {
  if (!context.project.settings.get<StoredSmtp>('smtp', NO_SMTP).enabled) throw invalidArgument('SMTP must be enabled on the project to configure custom email templates.')
  await context.write((tx) => {
    const all = stored(context)
    const key = `email.${id}-${language}`
    const empty: CustomTemplate = { subject: '', message: '', senderName: '', senderEmail: '', replyToEmail: '', replyToName: '' }
    const after = { ...(all[key] ?? empty), ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null)) }
    for (const name of ['subject', 'message'] as const) if (after[name] === '') throw invalidArgument(`Param "${name}" is not optional.`)
    context.project.settings.set(tx, 'templates', { ...all, [key]: after })
  })
  return toTemplate(context, id, language)
}
