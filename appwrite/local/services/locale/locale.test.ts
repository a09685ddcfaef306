import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../testing/start-test-server'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ config: null })
})
afterAll(() => server.close())

const list = async (path: string) => {
  const { body } = await server.call('GET', `/locale/${path}`, { as: 'guest' })
  const [entries] = Object.values(body).filter(Array.isArray) as Record<string, unknown>[][]
  return { total: body.total, entries: entries ?? [] }
}

describe('lists of the world', () => {
  it.each([['codes', 131], ['countries', 197], ['countries/eu', 27], ['countries/phones', 196], ['continents', 7], ['currencies', 117], ['languages', 186]])('%s has %d entries without a blank around a word', async (path, total) => {
    const { entries, total: told } = await list(path)
    expect([entries.length, told]).toEqual([total, total])
    const texts = entries.flatMap((entry) => Object.values(entry)).filter((value): value is string => typeof value === 'string')
    // Two of the release’s own names of languages end in one.
    expect(texts.filter((text) => text !== text.trim()).length).toBe(path === 'languages' ? 2 : 0)
  })

  it('prefixes of telephone numbers are told by number, those of nobody not at all', async () => {
    const { entries } = await list('countries/phones')
    expect(entries.slice(0, 3).map(({ code, countryCode }) => [code, countryCode])).toEqual([['+1', 'CA'], ['+1', 'US'], ['+7', 'RU']])
    expect(entries.some(({ code }) => !/^\+[\d-]+$/.test(String(code)))).toBe(false)
  })
})
