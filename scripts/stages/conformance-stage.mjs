import { spawn } from 'node:child_process'
import { bundlePrograms } from '../start/bundle.mjs'
import { inRoot } from '../start/folders.mjs'
import { runCommand } from '../start/run-command.mjs'
import { freePort } from '../start/requirements.mjs'

const key = 'standard_conformance'

/** Replays what a real Appwrite answered, against the local one in memory. */
export const conformanceStage = {
  name: 'Conformance of the local Appwrite',
  run: async () => {
    const [backendPort, smtpPort, mailPort] = [await freePort(), await freePort(), await freePort()]
    const programs = await bundlePrograms(['appwrite/local/start.ts', 'appwrite/local/functions-runtime/run-function.worker.ts', 'appwrite/local/mail-sink/start.ts'])
    const mail = await started([programs[2], '--smtp-port', String(smtpPort), '--http-port', String(mailPort)])
    const backend = await started([programs[0], '--port', String(backendPort), '--data', ':memory:', '--project', 'conformance', '--key', key, '--config', 'none', '--smtp', `127.0.0.1:${smtpPort}`, '--no-rate-limits'])
    try {
      const { output } = await runCommand([process.execPath, inRoot('tests', 'conformance', 'run.mjs'), 'check', '--endpoint', `http://localhost:${backendPort}/v1`, '--project', 'conformance', '--key', key, '--mail', `http://127.0.0.1:${mailPort}`, '--smtp', `127.0.0.1:${smtpPort}`])
      const counted = /(\d+) passed, (\d+) failed\s*$/.exec(output.trimEnd())
      return counted ? { passed: Number(counted[1]), failed: Number(counted[2]), details: output } : { passed: 0, failed: 1, details: output.slice(-4000) }
    } finally {
      backend.kill('SIGTERM')
      mail.kill('SIGTERM')
    }
  },
}

/** Starts a program and resolves when it says that it is ready. */
function started(args) {
  const child = spawn(process.execPath, args, { cwd: inRoot(), stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  return new Promise((done, fail) => {
    const read = (chunk) => {
      output += chunk
      if (/(ready|Mailbox) on/.test(output)) done(child)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => fail(new Error(`A program the conformance suite needs did not start:\n${output}`)))
  })
}
