import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Account, AuthenticationFactor, AuthenticatorType, Client, Messaging, Users } from 'node-appwrite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLocalAppwrite, type LocalAppwrite } from '../../create-local-appwrite'
import { startMailSink, type MailSink } from '../../mail-sink/start-mail-sink'
import { totpAt } from './totp'

const PASSWORD = 'long-enough-password'
let server: LocalAppwrite
let sink: MailSink
let gateway: Server
let clock = 0
const texts: URLSearchParams[] = []

const client = (setup: (client: Client) => void = () => undefined) => {
  const made = new Client().setEndpoint(server.url).setProject('p1')
  setup(made)
  return made
}
const key = () => client((made) => made.setKey('k1'))
const withSession = (secret: string) => new Account(client((made) => made.setSession(secret)))
const guest = () => new Account(client())
const type = (run: Promise<unknown>) => run.then(() => 'fine', (error: { type?: string }) => error.type)

async function call(method: string, path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
  const response = await fetch(server.url + path, { method, redirect: 'manual', headers: { 'x-appwrite-project': 'p1', 'x-appwrite-key': 'k1', 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const text = await response.text()
  return { status: response.status, body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}, headers: response.headers }
}

async function lastMail(to: string): Promise<string> {
  await server.settle()
  return sink.box.list(to).at(-1)?.text ?? ''
}

async function person(id: string): Promise<{ account: Account; email: string }> {
  const email = `${id}@example.org`
  await new Users(key()).create({ userId: id, email, password: PASSWORD, name: id })
  return { email, account: withSession((await new Users(key()).createSession({ userId: id })).secret) }
}

const signIn = async (email: string, password = PASSWORD) => withSession((await new Account(key()).createEmailPasswordSession({ email, password })).secret)

beforeAll(async () => {
  sink = await startMailSink({ smtpPort: 0, httpPort: 0 })
  gateway = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += String(part)))
    request.on('end', () => {
      texts.push(new URLSearchParams(body))
      response.writeHead(201, { 'content-type': 'application/json' }).end('{"sid":"SM1"}')
    })
  })
  await new Promise<void>((done) => gateway.listen(0, '127.0.0.1', done))
  process.env.APPWRITE_SMS_GATEWAY = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`
  server = await createLocalAppwrite({ dataDir: ':memory:', projectId: 'p1', apiKey: 'k1', config: null, rateLimits: false, smtp: sink.smtp, now: () => Date.now() + clock })
})
afterAll(async () => {
  delete process.env.APPWRITE_SMS_GATEWAY
  await server.close()
  await sink.close()
  gateway.close()
})

describe('the second factor', () => {
  it('opens the account with a recovery code spelled as the SDK spells it, once', async () => {
    const { account, email } = await person('rec')
    const { secret } = await account.createMFAAuthenticator({ type: AuthenticatorType.Totp })
    await account.updateMFAAuthenticator({ type: AuthenticatorType.Totp, otp: totpAt(secret, Date.now() + clock) })
    const { recoveryCodes } = await account.createMFARecoveryCodes()
    expect(recoveryCodes).toHaveLength(6)
    await account.updateMFA({ mfa: true })
    const second = await signIn(email)
    expect(await type(second.get())).toBe('user_more_factors_required')
    const challenge = await second.createMFAChallenge({ factor: AuthenticationFactor.Recoverycode })
    const session = await second.updateMFAChallenge({ challengeId: challenge.$id, otp: String(recoveryCodes[0]) })
    expect(session.factors).toEqual(['password', 'recoveryCode'])
    expect((await second.get()).mfa).toBe(true)
    const third = await signIn(email)
    const again = await third.createMFAChallenge({ factor: AuthenticationFactor.Recoverycode })
    expect(await type(third.updateMFAChallenge({ challengeId: again.$id, otp: String(recoveryCodes[0]) }))).toBe('user_invalid_token')
    expect((await second.getMFARecoveryCodes()).recoveryCodes).toHaveLength(5)
  })

  it('stops listening after ten wrong answers and after an hour', async () => {
    const { account, email } = await person('brute')
    const { secret } = await account.createMFAAuthenticator({ type: AuthenticatorType.Totp })
    await account.updateMFAAuthenticator({ type: AuthenticatorType.Totp, otp: totpAt(secret, Date.now() + clock) })
    await account.updateMFA({ mfa: true })
    const second = await signIn(email)
    const tired = await second.createMFAChallenge({ factor: AuthenticationFactor.Totp })
    for (let i = 0; i < 10; i++) expect(await type(second.updateMFAChallenge({ challengeId: tired.$id, otp: 'wrong' }))).toBe('user_invalid_token')
    expect(await type(second.updateMFAChallenge({ challengeId: tired.$id, otp: totpAt(secret, Date.now() + clock) }))).toBe('user_invalid_token')
    const old = await second.createMFAChallenge({ factor: AuthenticationFactor.Totp })
    clock += 3_601_000
    expect(await type(second.updateMFAChallenge({ challengeId: old.$id, otp: totpAt(secret, Date.now() + clock) }))).toBe('user_invalid_token')
  })

  it('may be taken away only soon after it was given', async () => {
    const { account } = await person('recent')
    const { secret } = await account.createMFAAuthenticator({ type: AuthenticatorType.Totp })
    await account.updateMFAAuthenticator({ type: AuthenticatorType.Totp, otp: totpAt(secret, Date.now() + clock) })
    await account.updateMFA({ mfa: true })
    expect(await type(account.deleteMFAAuthenticator({ type: AuthenticatorType.Totp }))).toBe('user_challenge_required')
    const challenge = await account.createMFAChallenge({ factor: AuthenticationFactor.Totp })
    await account.updateMFAChallenge({ challengeId: challenge.$id, otp: totpAt(secret, Date.now() + clock) })
    await account.deleteMFAAuthenticator({ type: AuthenticatorType.Totp })
    expect((await account.listMFAFactors()).totp).toBe(false)
  })
})

describe('one-time codes and links', () => {
  it('sign in by a mailed code, verify the address and work once', async () => {
    const token = await guest().createEmailToken({ userId: 'unique()', email: 'otp@example.org', phrase: true })
    expect(token.secret).toBe('')
    const mail = await lastMail('otp@example.org')
    expect(mail).toContain(token.phrase)
    const secret = /\b\d{6}\b/.exec(mail)?.[0] ?? ''
    const session = await new Account(key()).createSession({ userId: token.userId, secret })
    expect(session.provider).toBe('token')
    expect((await withSession(session.secret).get()).emailVerification).toBe(true)
    expect(await type(new Account(key()).createSession({ userId: token.userId, secret }))).toBe('user_invalid_token')
  })

  it('sign in by a magic link until it expires', async () => {
    const token = await guest().createMagicURLToken({ userId: 'unique()', email: 'magic@example.org', url: 'http://localhost:3000/in' })
    const link = new URL(/http:\/\/localhost:3000\S+/.exec(await lastMail('magic@example.org'))?.[0] ?? '')
    expect([...link.searchParams.keys()].sort()).toEqual(['expire', 'project', 'secret', 'userId'])
    clock += 3_601_000
    expect(await type(new Account(key()).createSession({ userId: token.userId, secret: link.searchParams.get('secret') ?? '' }))).toBe('user_invalid_token')
  })

  it('sign in by a text message, through a gateway spoken to like Twilio', async () => {
    expect(await type(guest().createPhoneToken({ userId: 'unique()', phone: '+4915112345678' }))).toBe('general_phone_disabled')
    await new Messaging(key()).createTwilioProvider({ providerId: 'sms', name: 'SMS', from: '+4930123456', accountSid: 'AC1', authToken: 'secret', enabled: true })
    const token = await guest().createPhoneToken({ userId: 'unique()', phone: '+4915112345678' })
    await server.settle()
    const text = texts.at(-1)
    expect(text?.get('To')).toBe('+4915112345678')
    const session = await new Account(key()).createSession({ userId: token.userId, secret: /\d{6}/.exec(text?.get('Body') ?? '')?.[0] ?? '' })
    expect(session.provider).toBe('phone')
    expect((await withSession(session.secret).get()).phoneVerification).toBe(true)
  })

  it('made by a server are good for a session, and are not stored readably', async () => {
    await person('tok')
    const token = await new Users(key()).createToken({ userId: 'tok', length: 12, expire: 60 })
    expect(token.secret).toHaveLength(12)
    expect((await guest().createSession({ userId: 'tok', secret: token.secret })).secret).toBe('')
  })
})

describe('signing in with another provider', () => {
  beforeAll(async () => {
    await call('PATCH', '/project/oauth2/mock', { clientId: '1', clientSecret: '123456', enabled: true })
    await call('PATCH', '/project/oauth2/mock-unverified', { clientId: '1', clientSecret: '123456', enabled: true })
  })

  async function follow(path: string): Promise<{ url: URL; cookies: string[] }> {
    let url = `${server.url}${path}${path.includes('?') ? '&' : '?'}project=p1`
    for (let i = 0; i < 6; i++) {
      const response = await fetch(url, { redirect: 'manual' })
      const location = response.headers.get('location')
      if (location === null) throw new Error(`${response.status} ${await response.text()}`)
      if (!location.startsWith(server.url)) return { url: new URL(location), cookies: response.headers.getSetCookie() }
      url = location
    }
    throw new Error('The provider sent the browser in circles.')
  }

  const there = 'success=http%3A%2F%2Flocalhost%3A3000%2Fin&failure=http%3A%2F%2Flocalhost%3A3000%2Fout'

  it('ends in a token that opens a session, and the same person comes back to the same account', async () => {
    const { url } = await follow(`/account/tokens/oauth2/mock?${there}`)
    const [userId, secret] = [url.searchParams.get('userId') ?? '', url.searchParams.get('secret') ?? '']
    const session = await new Account(key()).createSession({ userId, secret })
    expect(session).toMatchObject({ provider: 'mock', providerUid: '1', providerAccessToken: '123456', factors: ['email', 'oauth2'] })
    const account = withSession(session.secret)
    expect(await account.get()).toMatchObject({ email: 'useroauth@localhost.test', emailVerification: true, name: 'User Name' })
    expect((await account.listIdentities()).identities[0]).toMatchObject({ provider: 'mock', providerUid: '1', providerAccessToken: '123456' })
    expect((await account.updateSession({ sessionId: 'current' })).providerAccessToken).toBe('123456')
    const again = await follow(`/account/sessions/oauth2/mock?${there}`)
    expect(again.cookies.map((line) => line.split('=')[0]).sort()).toEqual(['a_session_p1', 'a_session_p1_legacy'])
    expect((await new Users(key()).list({ search: 'useroauth@localhost.test' })).total).toBe(1)
  })

  it('does not hand an account to somebody whose address the provider has not checked', async () => {
    await new Users(key()).create({ userId: 'victim', email: 'useroauthunverified@localhost.test', password: PASSWORD })
    const { url } = await follow(`/account/tokens/oauth2/mock-unverified?${there}`)
    expect(url.pathname).toBe('/out')
    expect(JSON.parse(url.searchParams.get('error') ?? '{}')).toMatchObject({ type: 'general_bad_request' })
  })

  it('tells an app that names no page of its own which project it is about', async () => {
    const relay = (name: string) => encodeURIComponent(`http://localhost:3000/auth/oauth2/${name}`)
    const { url } = await follow(`/account/sessions/oauth2/mock?success=${relay('success')}`)
    expect(url.searchParams.get('project')).toBe('p1')
    expect(url.searchParams.get('key')).toBe('a_session_p1')
    expect((await withSession(url.searchParams.get('secret') ?? '').get()).email).toBe('useroauth@localhost.test')
    const refused = await follow(`/account/sessions/oauth2/mock-unverified?failure=${relay('failure')}`)
    expect(refused.url.searchParams.get('project')).toBe('p1')
    expect(url.searchParams.has('error')).toBe(false)
  })

  it('sends nobody to a host that is no platform', async () => {
    const refused = await call('GET', '/account/tokens/oauth2/mock?success=https%3A%2F%2Fevil.example')
    // A browser is sent here: it is shown a page.
    expect(refused).toMatchObject({ status: 400, body: {} })
    expect(await call('GET', '/account/tokens/oauth2/google')).toMatchObject({ status: 412, body: {} })
  })
})

describe('policies', () => {
  it('hold for new passwords', async () => {
    const { account } = await person('pol')
    await call('PATCH', '/project/policies/password-history', { total: 2 })
    await call('PATCH', '/project/policies/password-dictionary', { enabled: true })
    await call('PATCH', '/project/policies/password-personal-data', { enabled: true })
    await call('PATCH', '/project/policies/password-strength', { min: 12, number: true })
    const change = (password: string, oldPassword: string) => type(account.updatePassword({ password, oldPassword }))
    expect(await change('password1234', PASSWORD)).toBe('general_argument_invalid')
    expect(await change('no-number-in-here', PASSWORD)).toBe('general_argument_invalid')
    expect(await change('pol@example.org-1', PASSWORD)).toBe('password_personal_data')
    expect(await change('first-new-pass-1', PASSWORD)).toBe('fine')
    expect(await change('first-new-pass-1', 'first-new-pass-1')).toBe('password_recently_used')
    for (const name of ['password-dictionary', 'password-personal-data']) await call('PATCH', `/project/policies/${name}`, { enabled: false })
    await call('PATCH', '/project/policies/password-strength', { min: 8, number: false })
    await call('PATCH', '/project/policies/password-history', { total: null })
  })

  it('switch ways of signing in off, and limit sessions', async () => {
    const { email } = await person('lim')
    await call('PATCH', '/project/auth-methods/email-password', { enabled: false })
    expect(await type(guest().createEmailPasswordSession({ email, password: PASSWORD }))).toBe('user_auth_method_unsupported')
    await call('PATCH', '/project/auth-methods/email-password', { enabled: true })
    await call('PATCH', '/project/policies/session-limit', { total: 1 })
    for (let i = 0; i < 4; i++) await guest().createEmailPasswordSession({ email, password: PASSWORD })
    expect((await new Users(key()).listSessions({ userId: 'lim' })).total).toBe(2)
    await call('PATCH', '/project/policies/session-limit', { total: 10 })
  })
})

describe('secrets', () => {
  it('are not shown to clients: session secret, password hash', async () => {
    const { account } = await person('sec')
    expect((await account.listSessions()).sessions.map((session) => session.secret)).toEqual([''])
    expect(Object.keys(await account.get())).not.toContain('password')
  })

  it('imported hashes let their owner in and are replaced by argon2', async () => {
    await new Users(key()).createBcryptUser({ userId: 'old', email: 'old@example.org', password: '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', name: 'Old' })
    await new Users(key()).createMD5User({ userId: 'older', email: 'older@example.org', password: '5f4dcc3b5aa765d61d8327deb882cf99' })
    await guest().createEmailPasswordSession({ email: 'older@example.org', password: 'password' })
    expect((await new Users(key()).get({ userId: 'older' })).hash).toBe('argon2')
    expect((await new Users(key()).get({ userId: 'old' })).hash).toBe('bcrypt')
  })
})
