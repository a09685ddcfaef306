import type { FunctionCall } from './function-call'

/**
 * Does the same for every item. One that fails is told in the log, by its id, and keeps none of the others waiting: a
 * damaged row must not stop the ladder of everybody else's critical result.
 * @param act answers whether something was done
 */
export async function eachByItself<Item extends { id: string }>({ error: tell }: Pick<FunctionCall, 'error'>, items: readonly Item[], act: (item: Item) => Promise<boolean>): Promise<{ done: number; failed: number }> {
  let [done, failed] = [0, 0]
  for (const item of items) {
    try {
      if (await act(item)) done += 1
    } catch (error) {
      failed += 1
      // The stack names our own code; a message could repeat what a row says.
      const stack = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 4) : []
      tell(`${item.id}: ${error instanceof Error ? error.name : 'unknown fault'}`, ...stack)
    }
  }
  return { done, failed }
}
