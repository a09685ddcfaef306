import type { Question, Reader } from '@/lib/data/reader'
import type { RecordName, RecordOf } from '@/lib/domain/records'

const page = 300

/** Every record that matches, page after page: for checks that must not miss the one that lies on the second page. */
export async function listAll<Name extends RecordName>(reader: Reader<Name>, where: Question<Name>['where']): Promise<RecordOf<Name>[]> {
  const found: RecordOf<Name>[] = []
  let after: string | null = null
  do {
    const { items, next }: { items: RecordOf<Name>[]; next: string | null } = await reader.list({ where, limit: page, after })
    found.push(...items)
    after = next
  } while (after !== null)
  return found
}
