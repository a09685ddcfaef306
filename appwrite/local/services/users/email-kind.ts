const FREE = new Set([
  'aol.com', 'fastmail.com', 'gmail.com', 'gmx.com', 'gmx.de', 'googlemail.com', 'hotmail.com', 'icloud.com', 'live.com', 'mail.com', 'mail.ru', 'me.com', 'msn.com', 'outlook.com', 'pm.me', 'proton.me', 'protonmail.com', 'qq.com', 'rediffmail.com', 'tutanota.com', 'web.de', 'yahoo.co.in', 'yahoo.com', 'yandex.ru', 'ymail.com', 'zoho.com',
])
const DISPOSABLE = new Set(['10minutemail.com', 'guerrillamail.com', 'mailinator.com', 'sharklasers.com', 'temp-mail.org', 'tempmail.com', 'trashmail.com', 'yopmail.com'])
const IGNORES_DOTS = new Set(['gmail.com', 'googlemail.com'])

export type EmailKind = {
  emailCanonical: string | null
  emailIsFree: boolean | null
  emailIsDisposable: boolean | null
  emailIsCorporate: boolean | null
  emailIsCanonical: boolean | null
}

/** What an address says about its mailbox; all null without an address. */
export function describeEmail(address: string | null): EmailKind {
  if (address === null || address === '') return { emailCanonical: null, emailIsFree: null, emailIsDisposable: null, emailIsCorporate: null, emailIsCanonical: null }
  const canonical = canonicalEmail(address)
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const [free, disposable] = [FREE.has(domain), DISPOSABLE.has(domain)]
  return { emailCanonical: canonical, emailIsFree: free, emailIsDisposable: disposable, emailIsCorporate: !free && !disposable, emailIsCanonical: canonical === address }
}

/** The address without the parts its mailbox ignores: tags after `+`, and dots where the provider drops them. */
function canonicalEmail(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  const untagged = address.slice(0, at).split('+')[0] ?? ''
  const local = IGNORES_DOTS.has(domain) ? untagged.replaceAll('.', '') : untagged
  return `${local}@${domain === 'googlemail.com' ? 'gmail.com' : domain}`
}
