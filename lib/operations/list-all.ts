const page = 300

type Paged<Row, Where> = { list(question: { where: Where; limit: number; after: string | null }): Promise<{ items: Row[]; next: string | null }> }

/** Every record that matches, page after page: for checks that must not miss the one that lies on the second page. */
export async function listAll<Row, Where>(reader: Paged<Row, Where>, where: Where): Promise<Row[]> {
  const found: Row[] = []
  let after: string | null = null
  do {
    const { items, next }: { items: Row[]; next: string | null } = await reader.list({ where, limit: page, after })
    found.push(...items)
    after = next
  } while (after !== null)
  return found
}
