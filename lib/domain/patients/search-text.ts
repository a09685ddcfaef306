/** Names and numbers folded for search: small letters, no accents, each word once. */
export function foldForSearch(...parts: (string | null | undefined)[]): string {
  const words = parts.filter(Boolean).join(' ').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim().split(' ')
  return [...new Set(words)].join(' ').slice(0, 300)
}
