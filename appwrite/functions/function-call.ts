/** What the open-runtimes contract gives a function, as far as ours use it. */
export type FunctionCall = {
  req: { headers: Record<string, string>; bodyText: string }
  res: { json(body: unknown, status?: number): unknown; empty(): unknown }
  log(...parts: unknown[]): void
  error(...parts: unknown[]): void
}

/** The row of a row event: its table, its id and whose it is. Null when the function was called for another reason. */
export function eventRow({ req }: Pick<FunctionCall, 'req'>): { tableId: string; id: string; organisationId: string; columns: Record<string, unknown> } | null {
  const named = /^databases\.[^.]+\.(?:tables|collections)\.([^.]+)\.(?:rows|documents)\.([^.]+)\./.exec(req.headers['x-appwrite-event'] ?? '')
  if (!named?.[1] || !named[2]) return null
  const columns = JSON.parse(req.bodyText) as Record<string, unknown>
  return { tableId: named[1], id: named[2], organisationId: String(columns.organisationId ?? ''), columns }
}
