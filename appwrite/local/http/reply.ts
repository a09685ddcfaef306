/** A body that is JSON text already. */
export class RawJson {
  constructor(readonly text: string) {}
}

/** Anything that is not JSON: a file, a picture, plain text. */
export class RawBody {
  constructor(readonly bytes: Buffer | string, readonly contentType: string) {}
}

/** What a handler may set beside its return value. */
export class Reply {
  status: number
  readonly headers: [string, string][] = []

  constructor(status: number) {
    this.status = status
  }

  header(name: string, value: string): this {
    this.headers.push([name, value])
    return this
  }
}
