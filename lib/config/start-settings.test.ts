import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clinicSettings } from './setting-shapes'
import { wrongSettings } from './start-settings'

/** What programs of the project tell each other or take from the system, tests ask for, or a person sets for one command alone. */
const noSettings = /^(NODE_ENV|NEXT_.*|PATH|HOME|APPWRITE_FUNCTION_.*|APPWRITE_(ALLOWED_HOSTS|CONSOLE|HOST|LIMITED_KEY|PUBLIC_ORIGIN)|CLINIC_FOLDER|JOURNEY_.*|UPDATE_.*|FUZZ_.*|PERMISSION_RUNS|TEST_REMOTE|VERBOSE)$/

function readInSources(place: string): string[] {
  if (statSync(place).isDirectory()) return readdirSync(place).filter((name) => !/^(dist|node_modules|golden)$|\.test\.tsx?$/.test(name)).flatMap((name) => readInSources(join(place, name)))
  if (!/\.(ts|tsx|mjs)$/.test(place)) return []
  return [...readFileSync(place, 'utf8').matchAll(/(?:process\.env|environment)\.([A-Z][A-Z_]+)/g)].map(([, name = '']) => name)
}

const keyOf = (pair: ReturnType<typeof generateKeyPairSync>) => (pair as { privateKey: { export: (as: object) => Buffer } }).privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
const ed25519 = keyOf(generateKeyPairSync('ed25519') as never)

describe('the settings a person gives before a start', () => {
  it.each([
    ['PORT', '4000'], ['APP_ORIGIN', 'https://clinic.example'], ['APP_ORIGIN', 'http://localhost:3000'], ['DEMO', 'false'], ['TRUST_PROXY', 'true'], ['APPWRITE_ENDPOINT', 'https://appwrite.example/v1'],
    ['APPWRITE_SMTP', 'mail.example:587'], ['APPWRITE_SMTP', '127.0.0.1:25'], ['APP_SECRET', randomBytes(32).toString('base64')], ['DOCUMENT_SIGNING_KEY', ed25519], ['APPWRITE_ENCRYPTION_KEY', randomBytes(32).toString('hex')],
  ])('take a good %s', (name, value) => {
    expect(wrongSettings({ [name]: value })).toBeNull()
  })

  it.each([
    ['PORT', 'abc'], ['PORT', '0'], ['PORT', '65536'], ['DEMO', 'yes'], ['DEMO', 'False'], ['DEMO', '0'], ['TRUST_PROXY', 'yes'], ['BACKEND_STUDIO', 'on'],
    ['APP_ORIGIN', 'localhost:3000'], ['APP_ORIGIN', 'clinic.test'], ['APP_ORIGIN', 'https://clinic.example/'], ['APP_ORIGIN', 'https://clinic.example/path'], ['APP_ORIGIN', 'javascript:alert'],
    ['APPWRITE_ENDPOINT', 'https://appwrite.example'], ['APPWRITE_ENDPOINT', 'nowhere'], ['APPWRITE_API_KEY', 'short'], ['APPWRITE_SMTP', 'nonsense'], ['APPWRITE_SMTP', 'mail.example:0'], ['APPWRITE_ANTIVIRUS', ':3310'],
    ['APP_SECRET', 'short'], ['APP_SECRET_OLD', randomBytes(31).toString('base64')], ['DOCUMENT_SIGNING_KEY', 'abc-of-no-key'], ['DOCUMENT_SIGNING_KEY', keyOf(generateKeyPairSync('x25519') as never)],
    ['APPWRITE_ENCRYPTION_KEY', 'guessable'], ['SETUP_TOKEN_HASH', 'the token itself'],
  ])('refuse a bad %s by name and never by value', (name, value) => {
    const said = wrongSettings({ [name]: value })
    expect(said).toContain(name)
    if (value.length > 5) expect(said).not.toContain(value)
  })

  it('name every bad one at once, and take an empty value for one that is not set', () => {
    expect(wrongSettings({ PORT: '', DEMO: '', APP_SECRET: '' })).toBeNull()
    const said = wrongSettings({ DEMO: 'no', TRUST_PROXY: 'no' })
    expect(said).toContain('DEMO')
    expect(said).toContain('TRUST_PROXY')
  })

  it('are all named in .env.example, whose own values pass', () => {
    const lines = readFileSync('.env.example', 'utf8').split('\n').filter((line) => /^[A-Z_]+=/.test(line))
    const example = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
    expect(Object.keys(example)).toEqual(expect.arrayContaining(Object.keys(clinicSettings)))
    expect(wrongSettings(example)).toBeNull()
  })

  it('are all the settings that the sources read', () => {
    const read = new Set(['lib', 'app', 'actions', 'appwrite', 'scripts'].flatMap(readInSources).filter((name) => !noSettings.test(name)))
    const named = new Set([...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name))
    expect(read).toContain('APPWRITE_ANTIVIRUS')
    expect([...read].filter((name) => !named.has(name))).toEqual([])
  })
})
