import { parseArgs } from 'node:util'
import { startMailSink } from './start-mail-sink'

/** The mail sink alone: `tsx appwrite/local/mail-sink/start.ts --smtp-port 9601 --http-port 9610`. */
async function start(): Promise<void> {
  const { values } = parseArgs({ options: { 'smtp-port': { type: 'string', default: '1025' }, 'http-port': { type: 'string', default: '1080' } } })
  const sink = await startMailSink({ smtpPort: Number(values['smtp-port']), httpPort: Number(values['http-port']) })
  process.stdout.write(`Mailbox on ${sink.url}/mailbox, SMTP on ${sink.smtp.host}:${sink.smtp.port}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void sink.close().then(() => process.exit(0)))
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
