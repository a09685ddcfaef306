import { connect } from 'node:net'
import { AppwriteError } from '../../http/appwrite-error'
import type { Scanner } from '../storage/antivirus'

const PATIENCE_MS = 5000

/** Version and state of the virus scanner; `disabled` when none is configured. 500 `general_server_error` when it does not answer. */
export async function askAntivirus(scanner: Scanner | null): Promise<{ version: string; status: string }> {
  if (scanner === null) return { version: '', status: 'disabled' }
  try {
    const [version, pong] = [await ask(scanner, 'VERSION'), await ask(scanner, 'PING')]
    return { version, status: pong === 'PONG' ? 'pass' : 'fail' }
  } catch {
    // Why is of no use to the caller, and may name hosts inside.
    throw new AppwriteError('general_server_error', 'Antivirus is not available')
  }
}

/** One command of clamd's protocol and its one-line answer. */
function ask({ host, port }: Scanner, command: string): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(port, host)
    let answer = ''
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('The virus scanner did not answer.')))
    socket.on('error', fail)
    socket.on('data', (part: Buffer) => {
      answer += part.toString('utf8')
    })
    socket.on('close', () => done(answer.replace(/\0/g, '').trim()))
    socket.on('connect', () => socket.write(`z${command}\0`))
  })
}
