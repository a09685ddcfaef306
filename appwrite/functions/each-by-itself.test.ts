import { expect, it } from 'vitest'
import { eachByItself } from './each-by-itself'

it('goes on after one that fails, and tells which it was without its words', async () => {
  const told: string[] = []
  const done: string[] = []
  const answer = await eachByItself({ error: (...parts) => void told.push(parts.map(String).join(' ')) }, [{ id: 'a' }, { id: 'broken' }, { id: 'c' }, { id: 'idle' }], async ({ id }) => {
    if (id === 'broken') throw new TypeError('Adaeze Okonkwo has no family name')
    done.push(id)
    return id !== 'idle'
  })
  expect(answer).toEqual({ done: 2, failed: 1 })
  expect(done).toEqual(['a', 'c', 'idle'])
  expect(told).toHaveLength(1)
  expect(told[0]).toMatch(/^broken: TypeError/)
  expect(told[0]).not.toContain('Okonkwo')
})
