import { type ChildProcess, spawn } from 'node:child_process'

export const PROJECT = 'p'
export const KEY = 'standard_faults'

export type Launch = { program: string; data: string; config?: string; env?: Record<string, string> }

/** The real server as a process of its own, on a folder that outlives it. */
export class ServerProcess {
  #said = ''

  private constructor(private readonly child: ChildProcess, readonly url: string) {
    child.stderr?.on('data', (text: Buffer) => (this.#said += String(text)))
  }

  /** Resolves when it answers; rejects with what it said when it ends before. `onSpawn` may kill it on its way up. */
  static start({ program, data, config = 'none', env = {} }: Launch, onSpawn?: (child: ChildProcess) => void): Promise<ServerProcess> {
    const child = spawn(process.execPath, [program, '--port', '0', '--data', data, '--project', PROJECT, '--key', KEY, '--config', config, '--no-rate-limits'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
    onSpawn?.(child)
    return new Promise((done, fail) => {
      let said = ''
      const listen = (text: Buffer) => {
        said += String(text)
        const url = /ready on (\S+)/.exec(said)?.[1]
        if (url === undefined) return
        child.removeAllListeners('close')
        done(new ServerProcess(child, url))
      }
      child.stdout?.on('data', listen)
      child.stderr?.on('data', listen)
      child.once('close', () => fail(new Error(said.trim())))
    })
  }

  /** What it wrote to its error output since it was ready. */
  get errors(): string {
    return this.#said
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL')
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (!this.isRunning) return
    const ended = new Promise((done) => this.child.once('close', done))
    this.child.kill(signal)
    await ended
  }
}

export type Answer = { status: number; body: Record<string, unknown>; bytes: Buffer }
export type Asked = { method: string; path: string; body?: unknown; headers?: Record<string, string> }

/** One call with the key. Rejects when the server is gone. */
export async function call({ url }: { url: string }, { method, path, body, headers = {} }: Asked): Promise<Answer> {
  const isForm = body instanceof FormData
  const response = await fetch(url + path, {
    method, headers: { 'x-appwrite-project': PROJECT, 'x-appwrite-key': KEY, ...(isForm || body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : isForm ? body : JSON.stringify(body),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json')
  return { status: response.status, bytes, body: isJson ? (JSON.parse(bytes.toString()) as Record<string, unknown>) : {} }
}

/** A call that has to succeed. Throws the server's own words when it does not. */
export async function must(server: { url: string }, asked: Asked): Promise<Record<string, unknown>> {
  const { status, body } = await call(server, asked)
  if (status >= 300) throw new Error(`${asked.method} ${asked.path} answered ${status}: ${String(body.message)}`)
  return body
}
