import { watchMails, type MailOutcome } from '../mail/deliver-mail'

const KEPT = 40

/** How the newest mails fared, without their words and whom they went to. */
export class MailLog {
  readonly #newest: (MailOutcome & { at: string })[] = []
  sent = 0
  failed = 0
  readonly #stop: () => void

  constructor(now: () => number) {
    this.#stop = watchMails((outcome) => {
      if (outcome.wasTaken) this.sent += 1
      else this.failed += 1
      this.#newest.push({ ...outcome, at: new Date(now()).toISOString() })
      if (this.#newest.length > KEPT) this.#newest.shift()
    })
  }

  stop(): void {
    this.#stop()
  }

  newest(): (MailOutcome & { at: string })[] {
    return this.#newest.toReversed()
  }
}
