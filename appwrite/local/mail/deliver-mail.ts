import { createTransport, type Transporter } from 'nodemailer'
import type { Relay } from './smtp-settings'

export type Mail = {
  from: { name: string; address: string }
  replyTo?: string
  to: string[]
  cc?: string[]
  /** Sent to without being named in the mail. */
  bcc?: string[]
  subject: string
  text?: string
  html?: string
  headers?: Record<string, string>
  attachments?: { filename: string; content: Buffer; contentType: string }[]
}

/** How handing over a mail went: no word of it, and nobody's address. */
export type MailOutcome = { recipients: number; wasTaken: boolean; ms: number }

const watchers = new Set<(outcome: MailOutcome) => void>()

/** Tells how each mail fares. @returns how to stop */
export function watchMails(watcher: (outcome: MailOutcome) => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

const KEPT = 8
const transports = new Map<string, Transporter>()

/** Hands a mail to the relay; resolves when the relay has taken it. */
export async function deliverMail(relay: Relay, mail: Mail): Promise<{ rejected: string[] }> {
  const started = performance.now()
  const tell = (wasTaken: boolean) => {
    for (const watcher of watchers) watcher({ recipients: mail.to.length + (mail.cc?.length ?? 0) + (mail.bcc?.length ?? 0), wasTaken, ms: performance.now() - started })
  }
  const result = await transportTo(relay).sendMail(mail).catch((error: unknown) => {
    tell(false)
    throw error
  }) as { rejected?: (string | { address: string })[] }
  tell(true)
  return { rejected: (result.rejected ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.address)) }
}

/** Closes connections that are kept open. */
export function closeTransports(): void {
  for (const transport of transports.values()) transport.close()
  transports.clear()
}

function transportTo(relay: Relay): Transporter {
  const key = JSON.stringify(relay)
  const known = transports.get(key)
  if (known !== undefined) return known
  const transport = createTransport({
    host: relay.host, port: relay.port,
    secure: relay.secure === 'ssl', requireTLS: relay.secure === 'tls', ignoreTLS: relay.secure === '' && !relay.autoTls,
    pool: true, maxConnections: 4, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000,
    ...(relay.username === '' ? {} : { auth: { user: relay.username, pass: relay.password } }),
  })
  if (transports.size >= KEPT) closeTransports()
  transports.set(key, transport)
  return transport
}
