import { expect, it } from 'vitest'
import { formatBytes, formatCount, formatTook } from './quantities'

it.each([[0, '0 bytes'], [999, '999 bytes'], [1000, '1.0 kB'], [4096, '4.1 kB'], [12_345_678, '12 MB'], [2_500_000_000, '2.5 GB'], [9e15, '9000 TB']])('says %d bytes as %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words)
})
it.each([[0, '0.0 ms'], [0.44, '0.4 ms'], [12.4, '12 ms'], [999, '999 ms'], [3140, '3.1 s']])('says %d ms as %s', (ms, words) => {
  expect(formatTook(ms)).toBe(words)
})
it('groups thousands', () => expect(formatCount(1_234_567)).toBe('1,234,567'))
