import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PagePile, PageReader } from './page-pile'

const pageSize = 512

it('gives every page back as it was laid, however it differs from the one before it', () => {
  const change = fc.record({ number: fc.integer({ min: 1, max: 4 }), writes: fc.array(fc.tuple(fc.integer({ min: 0, max: pageSize - 1 }), fc.uint8Array({ minLength: 1, maxLength: 60 })), { maxLength: 12 }) })
  fc.assert(fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
    const now = new Map<number, Buffer>()
    const laid: { number: number; page: Buffer }[] = []
    const pile = new PagePile()
    for (const { number, writes } of changes) {
      const page = Buffer.from(new Uint8Array(now.get(number) ?? new Uint8Array(pageSize)).buffer)
      for (const [at, bytes] of writes) page.set(bytes.subarray(0, pageSize - at), at)
      now.set(number, page)
      laid.push({ number, page })
      pile.add(number, page)
    }
    const reader = new PageReader(Buffer.concat([Buffer.from('front'), ...pile.parts]), 5, pageSize)
    for (const { number, page } of laid) expect(reader.take(number).equals(page)).toBe(true)
  }), { numRuns: 200 })
})

it('writes a page that changed a little as little', () => {
  const before = Buffer.from(new ArrayBuffer(4096))
  const after = Buffer.from(new Uint8Array(before).buffer)
  after.write('a new cell of a row', 3000)
  after.writeUInt16BE(7, 3)
  const pile = new PagePile()
  pile.add(1, before)
  const whole = pile.size
  pile.add(1, after)
  expect(whole).toBe(4098)
  expect(pile.size - whole).toBeLessThan(50)
})
