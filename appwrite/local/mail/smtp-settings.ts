import type { Backend } from '../backend'
import type { Project } from '../project'

/** How the project sends its own mails; the password is sealed. */
export type StoredSmtp = {
  enabled: boolean
  host: string
  port: number
  username: string
  passwordSealed: string
  secure: '' | 'tls' | 'ssl'
  senderEmail: string
  senderName: string
  replyToEmail: string
  replyToName: string
}

export const NO_SMTP: StoredSmtp = {
  enabled: false, host: '', port: 587, username: '', passwordSealed: '', secure: '', senderEmail: '', senderName: '', replyToEmail: '', replyToName: '',
}

/** Where a mail is handed over. */
export type Relay = { host: string; port: number; username: string; password: string; secure: '' | 'tls' | 'ssl'; autoTls: boolean }

/** The project's relay, else the one the server was started with, else null: then mails cannot be sent. */
export function relayOf(backend: Backend, project: Project): Relay | null {
  const stored = project.settings.get<StoredSmtp>('smtp', NO_SMTP)
  if (stored.enabled && stored.host !== '') {
    const password = stored.passwordSealed === '' ? '' : backend.cipher.open(stored.passwordSealed)
    return { host: stored.host, port: stored.port, username: stored.username, password, secure: stored.secure, autoTls: true }
  }
  const { smtp } = backend.options
  return smtp == null ? null : { host: smtp.host, port: smtp.port, username: '', password: '', secure: '', autoTls: false }
}

/** Sender and reply address of account mails. */
export function senderOf(project: Project): { from: { name: string; address: string }; replyTo: string | undefined } {
  const stored = project.settings.get<StoredSmtp>('smtp', NO_SMTP)
  const name = project.settings.get('project.name', project.id)
  return {
    from: { name: stored.senderName === '' ? name : stored.senderName, address: stored.senderEmail === '' ? 'no-reply@localhost.localdomain' : stored.senderEmail },
    replyTo: stored.replyToEmail === '' ? undefined : stored.replyToEmail,
  }
}
