export type OrderTest = { key: string; name: string; tube: string; specimen: string }
export type OrderPanel = { code: string; name: string; members: readonly string[] }

/** The tests behind the chosen codes, each once. */
export function keysOf(codes: readonly string[], panels: readonly OrderPanel[]): string[] {
  return [...new Set(codes.flatMap((code) => panels.find((panel) => panel.code === code)?.members ?? [code]))]
}

/** Panels and tests whose name or code holds every word typed. */
export function matchesTyped(name: string, code: string, typed: string): boolean {
  const text = `${name} ${code}`.toLowerCase()
  return typed.toLowerCase().split(/\s+/).filter(Boolean).every((word) => text.includes(word))
}
