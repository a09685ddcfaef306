import type { KeptMail } from './mailbox'

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: .5rem; border-bottom: 1px solid GrayText; vertical-align: top; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
  dt { font-weight: 600; } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
  a:focus-visible { outline: 3px solid; outline-offset: 2px; }
`

/** Every mail, newest first. */
export function mailListPage(mails: readonly KeptMail[]): string {
  const rows = mails.toReversed().map((mail) => `<tr><td>${time(mail.at)}</td><td>${escape(mail.to.join(', '))}</td><td><a href="/mailbox/${mail.id}">${escape(mail.subject || 'Without a subject')}</a></td></tr>`)
  const table = `<table><thead><tr><th scope="col">Sent</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  return page('Mailbox', `<p>Mails this clinic has sent since it was started. None of them left this machine.</p>${rows.length > 0 ? table : '<p>No mail yet.</p>'}`)
}

/** One mail, its links as links. */
export function mailPage(mail: KeptMail): string {
  const words = mail.text || mail.html.replace(/<(br|\/p|\/div|\/tr)[^>]*>/gi, '\n').replace(/<a [^>]*href="([^"]+)"[^>]*>(.*?)<\/a>/gis, '$2 $1').replace(/<style.*?<\/style>|<[^>]+>/gis, '')
  const body = `<p><a href="/mailbox">Back to the mailbox</a></p>
<dl><dt>From</dt><dd>${escape(mail.from)}</dd><dt>To</dt><dd>${escape(mail.to.join(', '))}</dd><dt>Sent</dt><dd>${time(mail.at)}</dd></dl>
<pre>${withLinks(readEntities(words).replace(/\n{3,}/g, '\n\n').trim())}</pre>`
  return page(mail.subject || 'Without a subject', body)
}

export const missingMailPage = (): string => page('No such mail', '<p>This mail is not kept any more. <a href="/mailbox">Back to the mailbox</a></p>')

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><style>${style}</style></head><body><main><h1>${escape(title)}</h1>${body}</main></body></html>`

const time = (iso: string): string => `<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC</time>`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
const readEntities = (text: string): string => Object.entries({ ...entities, ' ': '&nbsp;' }).reduceRight((read, [sign, entity]) => read.replaceAll(entity, sign), text)

function withLinks(text: string): string {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, place) => (place % 2 === 1 ? `<a href="${escape(part)}">${escape(part)}</a>` : escape(part))).join('')
}
