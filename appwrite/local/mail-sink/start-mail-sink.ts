import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { MailBox } from './mail-box'
import { listPage, mailPage, missingPage } from './mailbox-pages'

export type MailSinkOptions = { smtpPort: number; httpPort: number; host?: string }

export type MailSink = {
  /** Where mails are handed over. */
  smtp: { host: string; port: number }
  /** Address of the pages, e.g. `http://127.0.0.1:9610`. */
  url: string
  box: MailBox
  close(): Promise<void>
}

const MAX_MAIL = 30 * 1024 * 1024

/**
 * Catches every mail instead of delivering it, for development and demo.
 * `GET /mails?to=ADDR` lists them as JSON, `/mailbox` shows them. It listens on this machine alone.
 */
export async function startMailSink({ smtpPort, httpPort, host = '127.0.0.1' }: MailSinkOptions): Promise<MailSink> {
  const box = new MailBox()
  const smtp = createSmtp(box)
  const pages = createServer((request, response) => answer(box, request, response))
  await listen(smtp.server as Server, smtpPort, host)
  try {
    await listen(pages, httpPort, host)
  } catch (error) {
    smtp.close()
    throw error
  }
  const { port } = pages.address() as AddressInfo
  return {
    box, url: `http://${host}:${port}`,
    smtp: { host, port: (smtp.server.address() as AddressInfo).port },
    close: async () => {
      await new Promise<void>((done) => smtp.close(() => done()))
      pages.closeAllConnections()
      await new Promise<void>((done) => pages.close(() => done()))
    },
  }
}

function createSmtp(box: MailBox): SMTPServer {
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], size: MAX_MAIL, logger: false, closeTimeout: 500,
    onAuth: (_auth, _session, done) => done(null, { user: 'anybody' }),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const envelope = { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map((recipient) => recipient.address) }
        box.add(envelope, Buffer.concat(parts)).then(() => done(), (error: Error) => done(error))
      })
    },
  })
  // A client that hangs up in the middle of a mail is no fault of ours.
  server.on('error', () => undefined)
  return server
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      done()
    })
  })
}

function answer(box: MailBox, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const number = /^\/mailbox\/(\d+)$/.exec(pathname)?.[1]
  if (pathname === '/mails' && request.method === 'DELETE') {
    box.clear()
    send(response, { status: 200, type: 'application/json', body: '{}' })
  } else if (pathname === '/mails') {
    send(response, { status: 200, type: 'application/json', body: JSON.stringify(box.list(searchParams.get('to') ?? '')) })
  } else if (pathname === '/' || pathname === '/mailbox') {
    send(response, { status: 200, type: 'text/html', body: listPage(box.list()) })
  } else {
    const mail = number === undefined ? undefined : box.find(Number(number))
    send(response, { status: mail === undefined ? 404 : 200, type: 'text/html', body: mail === undefined ? missingPage() : mailPage(mail) })
  }
}

function send(response: ServerResponse, { status, type, body }: { status: number; type: string; body: string }): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  response.end(body)
}
