/** Does what was scanned or typed name this very lot? A GS1 code carries the lot after `10` and the product after `01`. */
export function isScanOf(written: string, pack: { lotNumber: string; gtin: string | null }): boolean {
  const compact = written.replaceAll(/[\s()\u001d]/g, '').toUpperCase()
  const lot = pack.lotNumber.replaceAll(/\s/g, '').toUpperCase()
  if (compact === lot) return true
  const coded = /^01(\d{14})(?:17\d{6})?10(.+)$/.exec(compact)
  return coded !== null && coded[2] === lot && (pack.gtin === null || coded[1]!.endsWith(pack.gtin))
}
