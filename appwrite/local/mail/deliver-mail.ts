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

const KEPT = 8
const transports = new Map<string, Transporter>()

/** Hands a mail to the relay; resolves when the relay has taken it. */
export async function deliverMail(relay: Relay, mail: Mail): Promise<{ rejected: string[] }> {
  const result = (await transportTo(relay).sendMail(mail)) as { rejected?: (string | { address: string })[] }
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
