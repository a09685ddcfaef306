import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { functionSettings } from './function-settings'
import { parseSettings } from './server-settings'

const good = {
  APPWRITE_ENDPOINT: 'http://localhost:9500/v1', APPWRITE_PROJECT_ID: 'meditrack', APPWRITE_API_KEY: 'standard_abcdefgh', APP_ORIGIN: 'http://localhost:3000', APP_SECRET: randomBytes(32).toString('base64'),
}
const goodFunction = { APPWRITE_FUNCTION_API_ENDPOINT: 'http://localhost:9500/v1', APPWRITE_FUNCTION_PROJECT_ID: 'meditrack', APP_ORIGIN: 'http://localhost:3000', DOCUMENT_SIGNING_KEY: 'k'.repeat(64) }

describe('the settings of the server', () => {
  it('are read with their defaults', () => {
    expect(parseSettings(good)).toMatchObject({ ...good, APPWRITE_DATABASE_ID: 'clinic', DEMO: false })
    expect(parseSettings({ ...good, DEMO: 'true', APPWRITE_DATABASE_ID: 'other' })).toMatchObject({ DEMO: true, APPWRITE_DATABASE_ID: 'other' })
  })

  it.each([
    ['APPWRITE_ENDPOINT', 'not an address'], ['APPWRITE_ENDPOINT', undefined], ['APPWRITE_PROJECT_ID', ''], ['APPWRITE_API_KEY', 'short'], ['APP_ORIGIN', 'localhost'], ['APP_SECRET', 'too-short'],
    ['APP_SECRET', randomBytes(31).toString('base64')], ['APP_SECRET', randomBytes(33).toString('base64')], ['APP_SECRET_OLD', 'too-short'], ['DEMO', 'yes'], ['APPWRITE_PUBLIC_ENDPOINT', 'nowhere'],
  ])('refuse a bad %s (%s) by name and never by value', (name, value) => {
    const refusal = () => parseSettings({ ...good, [name]: value })
    expect(refusal).toThrow(name)
    if (value) expect(refusal).not.toThrow(value)
  })

  it('name everything that is missing at once', () => {
    const said = (() => {
      try {
        parseSettings({})
        return ''
      } catch (error) {
        return String(error)
      }
    })()
    for (const name of Object.keys(good)) expect(said).toContain(name)
  })

  it('are all named in .env.example', () => {
    const example = readFileSync('.env.example', 'utf8')
    for (const name of [...Object.keys(good), 'APPWRITE_DATABASE_ID', 'APPWRITE_PUBLIC_ENDPOINT', 'DOCUMENT_SIGNING_KEY', 'DEMO', 'SETUP_TOKEN_HASH', 'APP_SECRET_OLD']) expect(example, name).toContain(name)
  })
})

describe('the settings of a function', () => {
  it('are refused by name when they are not complete', () => {
    expect(functionSettings(goodFunction).APPWRITE_DATABASE_ID).toBe('clinic')
    for (const name of Object.keys(goodFunction)) expect(() => functionSettings({ ...goodFunction, [name]: '' })).toThrow(name)
    expect(() => functionSettings({ ...goodFunction, DOCUMENT_SIGNING_KEY: 'abc' })).toThrow('DOCUMENT_SIGNING_KEY')
  })
})
