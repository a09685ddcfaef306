import type { CaughtMail } from './mail-box'

const STYLE = `:root{color-scheme:light dark}body{margin:0 auto;max-width:60rem;padding:1.5rem;font:1rem/1.5 system-ui,sans-serif}h1{font-size:1.5rem}table{width:100%;border-collapse:collapse}th,td{padding:.5rem;border-bottom:1px solid;text-align:left;vertical-align:top}a:focus-visible{outline:3px solid;outline-offset:2px}pre{white-space:pre-wrap;word-break:break-word;font:inherit}dt{font-weight:600}dd{margin:0 0 .5rem}`

/** The list of mails, newest first. */
export function listPage(mails: readonly CaughtMail[]): string {
  const rows = [...mails].reverse().map((mail) => `<tr><td><a href="/mailbox/${mail.number}">${escape(mail.subject || 'No subject')}</a></td><td>${escape(mail.to.join(', '))}</td><td><time datetime="${mail.at}">${escape(mail.at.replace('T', ' ').slice(0, 19))} UTC</time></td></tr>`)
  const body = rows.length === 0 ? '<p>No mail has been sent yet. What the program sends appears here; nothing leaves this machine.</p>' : `<table><caption>Newest first. Nothing here leaves this machine.</caption><thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Sent</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
  return page('Mailbox', `<h1>Mailbox</h1>${body}`)
}

/** One mail as plain text, its links clickable. */
export function mailPage(mail: CaughtMail): string {
  const head = `<dl><dt>To</dt><dd>${escape(mail.to.join(', '))}</dd><dt>From</dt><dd>${escape(mail.from)}</dd><dt>Sent</dt><dd>${escape(mail.at)}</dd></dl>`
  return page(mail.subject || 'No subject', `<p><a href="/mailbox">All mails</a></p><h1>${escape(mail.subject || 'No subject')}</h1>${head}<pre>${linked(mail.text)}</pre>`)
}

/** For a mail that is not, or no longer, kept. */
export function missingPage(): string {
  return page('No such mail', '<h1>No such mail</h1><p>It may have given way to newer ones. <a href="/mailbox">All mails</a></p>')
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`
}

/** Makes web addresses clickable; everything else stays text. */
function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, i) => (i % 2 === 1 ? `<a href="${escape(part)}">${escape(part)}</a>` : escape(part)))
    .join('')
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
