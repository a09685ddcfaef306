import { availableParallelism } from 'node:os'
import { expect, it } from 'vitest'
import { inTurn } from './hash-turns'

it('costly work waits for its turn, leaves a core free, and a failure holds nobody up', async () => {
  let running = 0
  let most = 0
  const order: number[] = []
  const work = (n: number) => async () => {
    running++
    most = Math.max(most, running)
    await new Promise((next) => setImmediate(next))
    running--
    order.push(n)
    if (n === 3) throw new Error('no')
    return n
  }
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => inTurn(work(n))))
  expect(results.filter((result) => result.status === 'rejected')).toHaveLength(1)
  expect(most).toBeLessThanOrEqual(Math.max(1, availableParallelism() - 1))
  expect(order.at(0)).toBe(0)
  expect(new Set(order).size).toBe(20)
})
