import type { RefusalCode, RefusalDetail, RefusalWords } from '@/lib/errors/refusals'

/** When the sentences cannot be fetched either: true of every refusal. */
const unexplained: RefusalWords = { says: 'The clinic’s server refused this, and nothing was changed.', next: 'Load the page again and try once more.' }

/** The sentence for a refusal. All sentences together are long, so they are fetched with the first one that is needed. */
export async function refusalWords({ code, detail }: { code: RefusalCode; detail: RefusalDetail }): Promise<RefusalWords> {
  try {
    const { wordsFor } = await import('@/lib/errors/refusals')
    return wordsFor(code, detail)
  } catch {
    // The connection went between the refusal and its sentence: the person must still learn that it was refused.
    return unexplained
  }
}
