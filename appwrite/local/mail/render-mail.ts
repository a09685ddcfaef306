import type { MailTemplate } from './account-mails.table'

export type Rendered = { subject: string; text: string; html: string }
type Values = Readonly<Record<string, string>>

/** Fills a template. The text and the HTML part say the same; `redirect` is the link, `otp` the code. */
export function renderMail(template: MailTemplate, values: Values): Rendered {
  const lines = template.body.map((line) => fill(line, values).trim()).filter((line) => line !== '')
  const { redirect = '', otp = '' } = values
  const subject = fill(template.subject, values).replace(/[\r\n]+/g, ' ')
  const text = [fill(template.heading, values), ...lines, otp, redirect, fill(template.footer, values)].filter((part) => part !== '').join('\n\n')
  return { subject, text: `${text}\n`, html: page(template, { values, lines, redirect, otp }) }
}

/** Puts values in place of `{{name}}`; unknown names vanish. */
export function fill(text: string, values: Values, asShown: (value: string, name: string) => string = (value) => value): string {
  return text.replace(/\{\{\s*([A-Za-z]+)\s*\}\}/g, (_, name: string) => asShown(values[name] ?? '', name))
}

/** Fills a message that is HTML of the project's own. What people chose themselves, such as a name, stays text; a link stays one. */
export function fillHtml(message: string, values: Values): string {
  return fill(message, values, (value, name) => (name === 'redirect' ? value.replace(/[<>"'\s]/g, encodeURIComponent).replaceAll("'", '%27') : escapeHtml(value)))
}

/** Makes any text safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

type Parts = { values: Values; lines: readonly string[]; redirect: string; otp: string }

function page(template: MailTemplate, { values, lines, redirect, otp }: Parts): string {
  const paragraph = (text: string, style: string) => `<p style="margin:0 0 16px;${style}">${escapeHtml(text)}</p>`
  const code = otp === '' ? '' : `<p style="margin:0 0 16px;font:600 28px/36px ui-monospace,monospace;letter-spacing:4px">${escapeHtml(otp)}</p>`
  const link = redirect === '' ? '' : `<p style="margin:0 0 16px"><a href="${escapeHtml(redirect)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:rgb(15,76,92);color:white;text-decoration:none">${escapeHtml(template.button)}</a></p><p style="margin:0 0 16px;word-break:break-all;font-size:13px">${escapeHtml(redirect)}</p>`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(fill(template.subject, values))}</title></head><body style="margin:0;padding:24px;font:16px/24px system-ui,sans-serif;color:rgb(24,32,38)"><main style="max-width:520px;margin:0 auto"><h1 style="margin:0 0 16px;font-size:22px;line-height:30px">${escapeHtml(fill(template.heading, values))}</h1>${lines.map((line) => paragraph(line, '')).join('')}${code}${link}${paragraph(fill(template.footer, values), 'font-size:13px;color:rgb(82,96,105)')}</main></body></html>`
}
