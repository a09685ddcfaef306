import type { Mail } from '../../mail/deliver-mail'
import { basic, callProvider } from './provider-call'

type Send = (credentials: Record<string, unknown>, mail: Mail) => Promise<unknown>

const bearer = (credentials: Record<string, unknown>) => ({ 'content-type': 'application/json', authorization: `Bearer ${String(credentials.apiKey)}` })
const sender = ({ from }: Mail) => (from.name === '' ? from.address : `${from.name} <${from.address}>`)
const files = (mail: Mail) => (mail.attachments ?? []).map((file) => ({ filename: file.filename, content: file.content.toString('base64'), type: file.contentType }))

/** A list the service may be sent; empty ones have to be left out. */
function people(addresses: string[] | undefined): { email: string }[] | undefined {
  return addresses === undefined || addresses.length === 0 ? undefined : addresses.map((email) => ({ email }))
}

function viaSendgrid(credentials: Record<string, unknown>, mail: Mail): Promise<unknown> {
  const attachments = files(mail)
  const body = {
    personalizations: [{ to: people(mail.to), cc: people(mail.cc), bcc: people(mail.bcc) }], from: { email: mail.from.address, name: mail.from.name }, subject: mail.subject,
    content: [{ type: mail.html === undefined ? 'text/plain' : 'text/html', value: mail.html ?? mail.text }], ...(attachments.length > 0 ? { attachments } : {}),
  }
  return callProvider('https://api.sendgrid.com/v3/mail/send', { headers: bearer(credentials), body: JSON.stringify(body) })
}

function viaResend(credentials: Record<string, unknown>, mail: Mail): Promise<unknown> {
  const { to, cc, bcc, subject, html, text, replyTo } = mail
  return callProvider('https://api.resend.com/emails', { headers: bearer(credentials), body: JSON.stringify({ from: sender(mail), to, cc, bcc, subject, html, text, reply_to: replyTo, attachments: files(mail) }) })
}

function viaMailgun(credentials: Record<string, unknown>, mail: Mail): Promise<unknown> {
  if (files(mail).length > 0) throw new Error('This server cannot send attachments through "mailgun". Use its SMTP address with an SMTP provider.')
  const host = credentials.isEuRegion === true ? 'api.eu.mailgun.net' : 'api.mailgun.net'
  const body = new URLSearchParams({ from: sender(mail), to: mail.to.join(','), subject: mail.subject, ...(mail.html === undefined ? { text: mail.text ?? '' } : { html: mail.html }) })
  for (const [name, all] of [['cc', mail.cc], ['bcc', mail.bcc]] as const) if (all !== undefined && all.length > 0) body.set(name, all.join(','))
  return callProvider(`https://${host}/v3/${encodeURIComponent(String(credentials.domain))}/messages`, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: basic('api', credentials.apiKey) }, body: body.toString(),
  })
}

/** Mail services with a web address of their own, by provider. */
export const WEB_SERVICES: Readonly<Record<string, Send | undefined>> = { sendgrid: viaSendgrid, resend: viaResend, mailgun: viaMailgun }
