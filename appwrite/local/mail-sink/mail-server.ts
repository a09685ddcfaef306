import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { Mailbox } from './mailbox'
import { mailListPage, mailPage, missingMailPage } from './mailbox-page'

export type MailSink = { smtpPort: number; url: string; mailbox: Mailbox; close(): Promise<void> }

/**
 * Takes every mail and delivers none: for development and the demo. Both ports listen on this machine only; 0 picks a free one.
 * `GET /mails?to=` answers JSON, `/mailbox` shows pages.
 */
export async function startMailSink({ smtpPort = 0, httpPort = 0, now = Date.now }: { smtpPort?: number; httpPort?: number; now?: () => number } = {}): Promise<MailSink> {
  const mailbox = new Mailbox()
  const smtp = smtpServer(mailbox, now)
  const http = createServer((request, response) => answer(mailbox, request, response))
  await listening(smtp.server as unknown as Server, () => smtp.listen(smtpPort, '127.0.0.1'))
  await listening(http, () => http.listen(httpPort, '127.0.0.1'))
  return {
    smtpPort: (smtp.server.address() as AddressInfo).port,
    url: `http://localhost:${(http.address() as AddressInfo).port}`,
    mailbox,
    close: async () => {
      http.closeAllConnections()
      await Promise.all([new Promise<void>((done) => smtp.close(() => done())), new Promise<void>((done) => http.close(() => done()))])
    },
  }
}

function smtpServer(mailbox: Mailbox, now: () => number): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    size: 30_000_000,
    closeTimeout: 500,
    logger: false,
    onAuth: (_auth, _session, done) => done(null, { user: 'anyone' }),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), at: new Date(now()).toISOString() }
        mailbox.take(Buffer.concat(chunks), envelope).then(() => done(null), (error: unknown) => done(error instanceof Error ? error : new Error(String(error))))
      })
    },
  })
}

function answer(mailbox: Mailbox, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (url.pathname === '/mails') {
    if (request.method === 'DELETE') mailbox.clear()
    return send(response, { type: 'application/json', body: JSON.stringify(request.method === 'DELETE' ? {} : mailbox.list(url.searchParams.get('to'))) })
  }
  const one = /^\/mailbox\/(\d+)$/.exec(url.pathname)
  if (one) {
    const mail = mailbox.find(Number(one[1]))
    return send(response, mail ? { body: mailPage(mail) } : { status: 404, body: missingMailPage() })
  }
  if (url.pathname === '/mailbox') return send(response, { body: mailListPage(mailbox.list(null)) })
  response.writeHead(url.pathname === '/' ? 302 : 404, url.pathname === '/' ? { location: '/mailbox' } : {})
  response.end()
}

function send(response: ServerResponse, { status = 200, type = 'text/html', body }: { status?: number; type?: string; body: string }): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" })
  response.end(body)
}

function listening(server: Server, listen: () => void): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.once('listening', () => {
      server.off('error', fail)
      done()
    })
    listen()
  })
}
