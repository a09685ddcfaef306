import type { Backend } from '../../backend'
import { deliverMail, type Mail } from '../../mail/deliver-mail'
import type { Relay } from '../../mail/smtp-settings'
import { loadContent } from '../storage/file-content'
import type { FileRow } from '../storage/storage.rows'
import type { Sending, Sent } from './provider-call'
import { WEB_SERVICES } from './mail-web-services'

/**
 * One mail for the whole batch. Recipients are not named in it, so that nobody learns who else was written to;
 * a single recipient is addressed openly.
 */
export async function sendMail(sending: Sending, identifiers: string[]): Promise<Sent> {
  const mail = await compose(sending, identifiers)
  if (sending.provider === 'smtp') {
    const { rejected } = await deliverMail(relayOf(sending), mail)
    const refused = new Set(rejected)
    return { delivered: identifiers.filter((address) => !refused.has(address)), errors: rejected.map((address) => `Failed sending to target ${address} with error: rejected by the mail server`), expired: [], copies: copiesOf(sending) }
  }
  await viaService(sending, mail)
  return { delivered: identifiers, errors: [], expired: [], copies: copiesOf(sending) }
}

const copiesOf = ({ backend, data }: Sending): number => addresses(backend, data.cc).length + addresses(backend, data.bcc).length

function relayOf({ credentials, options }: Sending): Relay {
  return {
    host: String(credentials.host ?? ''), port: Number(credentials.port ?? 587), username: String(credentials.username ?? ''), password: String(credentials.password ?? ''),
    secure: options.encryption === 'ssl' || options.encryption === 'tls' ? options.encryption : '', autoTls: options.autoTLS !== false,
  }
}

async function compose({ backend, data, options }: Sending, identifiers: string[]): Promise<Mail> {
  const content = String(data.content ?? '')
  const replyTo = String(options.replyToEmail ?? '')
  const [only] = identifiers
  const hidden = [...addresses(backend, data.bcc), ...(identifiers.length > 1 ? identifiers : [])]
  const mailer = String(options.mailer ?? '')
  return {
    from: { name: String(options.fromName ?? ''), address: String(options.fromEmail ?? '') },
    ...(replyTo === '' ? {} : { replyTo }),
    to: identifiers.length === 1 && only !== undefined ? [only] : [],
    cc: addresses(backend, data.cc), bcc: hidden, subject: String(data.subject ?? ''),
    ...(data.html === true ? { html: content } : { text: content }),
    ...(mailer === '' ? {} : { headers: { 'X-Mailer': mailer } }),
    attachments: await attachmentsOf(backend, data.attachments),
  }
}

function addresses({ project }: Backend, targets: unknown): string[] {
  if (!Array.isArray(targets)) return []
  return targets.flatMap((id) => project.db.all<{ identifier: string }>('SELECT identifier FROM targets WHERE id = ?', String(id)).map((row) => row.identifier))
}

async function attachmentsOf(backend: Backend, files: unknown): Promise<NonNullable<Mail['attachments']>> {
  const named = Array.isArray(files) ? (files as { bucketId: string; fileId: string }[]) : []
  return Promise.all(named.map(async ({ bucketId, fileId }) => {
    const file = backend.project.db.get<FileRow>('SELECT files.* FROM files WHERE bucket_id = ? AND id = ?', bucketId, fileId)
    if (file === undefined) throw new Error('Storage file with the requested ID could not be found')
    return { filename: file.name, contentType: file.mime_type, content: await loadContent(backend, file) }
  }))
}

/** Mail services that are spoken to over the web. */
async function viaService({ provider, credentials }: Sending, mail: Mail): Promise<void> {
  const send = WEB_SERVICES[provider]
  if (send === undefined) throw new Error(`This server cannot send mails through "${provider}". Use its SMTP address with an SMTP provider.`)
  await send(credentials, { ...mail, to: mail.to.length > 0 ? mail.to : [mail.from.address] })
}
