import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { FunctionLog } from './function-log'
import { FunctionRequest } from './function-request'
import { Answer, functionResponse, toWire } from './function-response'
import type { DoneMessage, RunMessage } from './messages'

type Handler = (context: { req: FunctionRequest; res: typeof functionResponse; log: FunctionLog['log']; error: FunctionLog['error'] }) => unknown

const loaded = new Map<string, Handler>()
const server = process.ppid

process.on('disconnect', () => process.exit(0))
process.on('message', (message: RunMessage) => {
  void run(message).then((done) => process.send?.(done))
})
dieWithServer()

/** Runs one request; whatever the function does, an answer goes back. */
async function run({ id, entry, request }: RunMessage): Promise<DoneMessage> {
  const log = new FunctionLog()
  Object.assign(globalThis.console, { log: log.captured, info: log.captured, warn: log.captured, error: log.captured, debug: log.captured })
  const answer = await answerOf(entry, new FunctionRequest(request), log)
  return { id, response: toWire(answer), logs: log.logs, errors: log.errors }
}

async function answerOf(entry: string, req: FunctionRequest, log: FunctionLog): Promise<Answer> {
  let handler: Handler
  try {
    handler = await load(entry)
  } catch (error) {
    log.error(error)
    return functionResponse.text('', 503)
  }
  try {
    const answer = await handler({ req, res: functionResponse, log: log.log, error: log.error })
    if (answer instanceof Answer) return answer
    log.error('Return statement missing. A function must return a response, for example res.empty().')
  } catch (error) {
    log.error(error)
  }
  return functionResponse.text('', 500)
}

async function load(entry: string): Promise<Handler> {
  const known = loaded.get(entry)
  if (known !== undefined) return known
  const code = (await import(pathToFileURL(entry).href)) as { default?: unknown }
  const inner = code.default
  const handler = typeof inner === 'object' && inner !== null ? (inner as { default?: unknown }).default : inner
  if (typeof handler !== 'function') throw new Error('The function exports nothing that can be called. Use a default export.')
  loaded.set(entry, handler as Handler)
  return handler as Handler
}

/** A function caught in an endless loop cannot notice that its server died; this thread can. */
function dieWithServer(): void {
  const watch = new Worker(
    `const { workerData } = require('node:worker_threads')
     setInterval(() => { try { process.kill(workerData.server, 0) } catch { process.kill(process.pid, 'SIGKILL') } }, 1000)`,
    { eval: true, workerData: { server }, resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 } },
  )
  watch.unref()
}
