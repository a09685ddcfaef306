/** Reads what was typed: `<0.5`, `6.8`, `1,234`, or a word. */
export function readTyped(typed: string): { value: number | string; comparator: '<' | '>' | null } {
  const match = /^([<>])?\s*([+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d*\.?\d+)$/.exec(typed.trim())
  if (!match) return { value: typed.trim(), comparator: null }
  return { value: Number(match[2]!.replaceAll(',', '')), comparator: (match[1] as '<' | '>' | undefined) ?? null }
}
