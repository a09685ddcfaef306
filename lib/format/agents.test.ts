import { expect, it } from 'vitest'
import { formatAgent } from './agents'

it('writes what somebody reacts to in small letters, short forms with their capitals', () => {
  expect(formatAgent('Penicillins')).toBe('penicillins')
  expect(formatAgent('Bee venom')).toBe('bee venom')
  expect(formatAgent('NSAIDs')).toBe('NSAIDs')
  expect(formatAgent('ACE inhibitors')).toBe('ACE inhibitors')
})
