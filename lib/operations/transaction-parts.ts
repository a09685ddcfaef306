/** Appwrite takes a hundred staged writes in one transaction; some are left for what the last part brings with it. */
const mostWrites = 84

/**
 * Splits what must be saved into as few transactions as Appwrite takes, in the order given. A part that was saved stays
 * saved when a later one fails, so each must be true by itself and find itself again when the whole is sent anew.
 * @param weigh writes of one item: a record counts two (itself and its history), an audit line or a ring one
 */
export function transactionParts<Item>(items: readonly Item[], weigh: (item: Item) => number): Item[][] {
  const parts: Item[][] = []
  let room = 0
  for (const item of items) {
    const weight = weigh(item)
    if (weight > room || parts.length === 0) {
      parts.push([])
      room = mostWrites
    }
    parts.at(-1)!.push(item)
    room -= weight
  }
  return parts
}
