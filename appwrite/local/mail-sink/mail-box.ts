import PostalMime from 'postal-mime'

/** A mail as the sink shows it. `text` is the readable part, or the HTML of a mail that has no other. */
export type CaughtMail = {
  number: number
  at: string
  from: string
  to: string[]
  subject: string
  headers: string
  text: string
  html: string
  raw: string
}

const KEPT = 1000

/** Mails caught so far, oldest first, in memory alone; the oldest give way. */
export class MailBox {
  readonly #mails: CaughtMail[] = []
  #count = 0

  async add(envelope: { from: string; to: string[] }, bytes: Buffer): Promise<void> {
    const raw = bytes.toString('utf8')
    const parsed = await PostalMime.parse(bytes)
    const end = raw.indexOf('\r\n\r\n')
    this.#count++
    this.#mails.push({
      number: this.#count, at: new Date().toISOString(), from: envelope.from, to: envelope.to, subject: parsed.subject ?? '',
      headers: end < 0 ? raw : raw.slice(0, end), text: parsed.text ?? parsed.html ?? '', html: parsed.html ?? '', raw,
    })
    if (this.#mails.length > KEPT) this.#mails.shift()
  }

  list(to = ''): CaughtMail[] {
    const wanted = to.toLowerCase()
    return wanted === '' ? [...this.#mails] : this.#mails.filter((mail) => mail.to.some((address) => address.toLowerCase() === wanted))
  }

  find(number: number): CaughtMail | undefined {
    return this.#mails.find((mail) => mail.number === number)
  }

  clear(): void {
    this.#mails.length = 0
  }
}
