import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { services } from './services/services'
import { describeSupport } from './supported-routes'

const file = join(import.meta.dirname, 'SUPPORTED.md')

describe('SUPPORTED.md', () => {
  it('says what the route table says (UPDATE_SUPPORTED=1 rewrites it)', () => {
    const text = describeSupport(services)
    if (process.env.UPDATE_SUPPORTED === '1') writeFileSync(file, text)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })
})
