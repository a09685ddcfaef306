import { inspect } from 'node:util'

const LONGEST_LINE = 8000
const LONGEST_LOG = 1_000_000

/** Collects what one run says; long lines and endless logs are cut. */
export class FunctionLog {
  #logs = ''
  #errors = ''
  #warned = false

  readonly log = (...parts: unknown[]): void => {
    this.#logs = append(this.#logs, parts)
  }

  readonly error = (...parts: unknown[]): void => {
    this.#errors = append(this.#errors, parts)
  }

  /** `console.*` is not the function's log, but what it said is kept. */
  readonly captured = (...parts: unknown[]): void => {
    if (!this.#warned) this.log('Lines written with console follow. Use log() and error() instead.')
    this.#warned = true
    this.log(...parts)
  }

  get logs(): string {
    return this.#logs
  }

  get errors(): string {
    return this.#errors
  }
}

function append(text: string, parts: unknown[]): string {
  if (text.length > LONGEST_LOG) return text
  const line = parts.map((part) => (part instanceof Error ? (part.stack ?? String(part)) : typeof part === 'string' ? part : inspect(part, { depth: 6 }))).join(' ')
  const cut = line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}… (cut at 8000 characters)` : line
  return text === '' ? cut : `${text}\n${cut}`
}
