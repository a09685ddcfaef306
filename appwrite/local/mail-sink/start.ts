import { parseArgs } from 'node:util'
import { startMailSink } from './mail-server'

/** The mailbox of development and of the demo, until it is told to stop. */
async function start(): Promise<void> {
  const { values } = parseArgs({ options: { smtp: { type: 'string', default: '0' }, http: { type: 'string', default: '0' } } })
  const sink = await startMailSink({ smtpPort: Number(values.smtp), httpPort: Number(values.http) })
  process.stdout.write(`Mailbox ready on ${sink.url}/mailbox, SMTP on port ${sink.smtpPort}\n`)
  const stop = () => void sink.close().then(() => process.exit(0), () => process.exit(1))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

start().catch((error: unknown) => {
  process.stderr.write(`The mailbox cannot start: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
