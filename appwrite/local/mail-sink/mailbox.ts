import PostalMime from 'postal-mime'

export type KeptMail = {
  /** Counts up from 1; a mailbox page shows one mail by it. */
  id: number
  at: string
  from: string
  /** Addresses of the envelope, not of the header. */
  to: string[]
  subject: string
  headers: string
  text: string
  html: string
  raw: string
}

const mostKept = 500

/** The mails a development server has sent, newest last. They live as long as the process. */
export class Mailbox {
  readonly #mails: KeptMail[] = []
  #last = 0

  async take(raw: Buffer, envelope: { from: string; to: string[]; at: string }): Promise<void> {
    const parsed = await new PostalMime().parse(raw)
    const source = raw.toString('utf8')
    this.#last += 1
    this.#mails.push({
      id: this.#last, ...envelope, raw: source,
      subject: parsed.subject ?? '', text: parsed.text ?? '', html: parsed.html ?? '',
      headers: source.split(/\r?\n\r?\n/, 1)[0] ?? '',
    })
    if (this.#mails.length > mostKept) this.#mails.shift()
  }

  list(to: string | null): readonly KeptMail[] {
    return to === null ? this.#mails : this.#mails.filter((mail) => mail.to.some((address) => address.toLowerCase() === to.toLowerCase()))
  }

  find(id: number): KeptMail | null {
    return this.#mails.find((mail) => mail.id === id) ?? null
  }

  clear(): void {
    this.#mails.length = 0
  }
}
