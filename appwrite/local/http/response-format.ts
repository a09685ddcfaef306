/** '1.9.5' → 1_009_005, so that formats compare as numbers. */
export function formatNumber(version: string): number {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(version)
  if (match === null) return NEWEST
  return Number(match[1]) * 1_000_000 + Number(match[2]) * 1_000 + Number(match[3])
}

const NEWEST = 999_000_000

type Body = Record<string, unknown>
export type FormatFilter = { model: string; below: string; apply(body: Body): Body }

/** Rewrites answers for clients that ask for an older shape. Services register what changed in their models. */
export class ResponseFormats {
  readonly #filters = new Map<string, { below: number; apply(body: Body): Body }[]>()

  register(filters: readonly FormatFilter[]): void {
    for (const { model, below, apply } of filters) {
      const known = this.#filters.get(model) ?? []
      known.push({ below: formatNumber(below), apply })
      known.sort((a, b) => b.below - a.below)
      this.#filters.set(model, known)
    }
  }

  /** `model` may be a list (`rows`), whose entries are rewritten one by one under their own model. */
  apply(body: Body, model: string, format: number): Body {
    let shaped = body
    for (const filter of this.#filters.get(model) ?? []) if (format < filter.below) shaped = filter.apply(shaped)
    return shaped
  }

  /** Applies an item's filters to a list answer `{ total, <plural>: [...] }`. */
  applyToList(body: Body, model: string, format: number): Body {
    const shaped: Body = {}
    for (const [name, value] of Object.entries(body)) {
      shaped[name] = Array.isArray(value) ? value.map((item) => this.apply(item as Body, model, format)) : value
    }
    return shaped
  }
}
