import { Account, AuthenticatorType, Client, Teams } from 'node-appwrite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMailSink, type MailSink } from '../../mail-sink/start-mail-sink'
import { startTestServer, TEST_KEY, TEST_PROJECT, type TestServer } from '../../testing/start-test-server'

const PASSWORD = 'Sup3r-secret!'
let server: TestServer
let sink: MailSink
let clock = 0

beforeAll(async () => {
  sink = await startMailSink({ smtpPort: 0, httpPort: 0 })
  server = await startTestServer({ smtp: sink.smtp, now: () => Date.now() + clock, config: null })
})
afterAll(async () => {
  expect(server.faults).toEqual([])
  await server.close()
  await sink.close()
})

const account = (setup: (client: Client) => void = () => undefined) => {
  const client = new Client().setEndpoint(server.url).setProject(TEST_PROJECT)
  setup(client)
  return new Account(client)
}
const withSession = (secret: string) => account((client) => client.setSession(secret))
const byKey = () => account((client) => client.setKey(TEST_KEY))
const type = (run: Promise<unknown>) => run.then(() => 'fine', (error: { type?: string }) => error.type)
const policy = (name: string, body: unknown) => server.call('PATCH', `/project/policies/${name}`, { body })

async function lastMail(to: string): Promise<string> {
  await server.settle()
  return sink.box.list(to).at(-1)?.text ?? ''
}

describe('what is looked at before parameters', () => {
  it('who has a session opens no second one, whatever he sends', async () => {
    const { secret } = await server.person('before')
    for (const path of ['/account/sessions/email', '/account/sessions/token', '/account/sessions/anonymous']) {
      const refused = await server.call('POST', path, { as: 'guest', headers: { 'x-appwrite-session': secret }, body: { email: 'no address' } })
      expect(refused.body).toMatchObject({ type: 'user_session_already_exists', code: 401 })
    }
  })

  it('a way of signing in that is off is named, and stays open to keys', async () => {
    await server.call('PATCH', '/project/auth-methods/email-otp', { body: { enabled: false } })
    const body = { userId: 'unique()', email: 'off@clinic.test' }
    expect((await server.call('POST', '/account/tokens/email', { as: 'guest', body: {} })).body).toMatchObject({ code: 501, message: 'Email OTP authentication is disabled for this project' })
    expect((await server.call('POST', '/account/tokens/email', { body })).status).toBe(201)
    await server.call('PATCH', '/project/auth-methods/email-otp', { body: { enabled: true } })
  })

  it('recovery codes are shown only after a second factor was just given, also while it is not asked for', async () => {
    const { secret } = await server.person('fresh')
    const own = withSession(secret)
    await own.createMFARecoveryCodes()
    expect(await type(own.getMFARecoveryCodes())).toBe('user_challenge_required')
    expect(await type(own.deleteMFAAuthenticator({ type: AuthenticatorType.Totp }))).toBe('user_challenge_required')
  })
})

describe('passwords', () => {
  const create = (password: string, name?: string) => server.call('POST', '/users', { body: { userId: 'unique()', email: `${Math.random().toString(36).slice(2)}@clinic.test`, password, ...(name === undefined ? {} : { name }) } })

  it('are measured in bytes', async () => {
    expect((await create('äöüß')).status).toBe(201)
    expect((await create('ä'.repeat(129))).body).toMatchObject({ message: 'Invalid `password` param: Password must be between 8 and 256 characters long.' })
    expect((await create('')).status).toBe(400)
  })

  it('a policy says all it wants, and comes before the parameters that follow', async () => {
    await policy('password-strength', { min: 10, uppercase: true, number: true, symbols: true })
    expect((await create('long-enough', 'n'.repeat(200))).body).toMatchObject({
      message: 'Invalid `password` param: Password must be between 10 and 256 characters long, include an uppercase letter, include a number, include a symbol.',
    })
    // Letters of other scripts count as letters, not as symbols, and not as capitals either.
    expect((await create('ÄÖÜäöü1234!')).status).toBe(400)
    expect((await create('Aäöüäöü123!')).status).toBe(201)
    await policy('password-strength', { min: 8, uppercase: false, number: false, symbols: false })
  })

  it('the dictionary knows the common ones as they are written', async () => {
    await policy('password-dictionary', { enabled: true })
    expect((await create('password1')).body.message).toBe('Invalid `password` param: Password must be between 8 and 265 characters long, and should not be one of the commonly used password.')
    expect((await create('87654321')).status).toBe(400)
    expect((await create('PaSSword1')).status).toBe(201)
    await policy('password-dictionary', { enabled: false })
  })

  it('hold no part of the person: whole name, mailbox, id', async () => {
    await policy('password-personal-data', { enabled: true })
    expect((await create('the-Ada Lovelace-1', 'Ada Lovelace')).body.type).toBe('password_personal_data')
    expect((await create('the-lovelace-1', 'Ada Lovelace')).status).toBe(201)
    await policy('password-personal-data', { enabled: false })
  })
})

describe('targets', () => {
  it('an account made by a sign-in link has none, one made by a code has its address', async () => {
    const link = await byKey().createMagicURLToken({ userId: 'by-link', email: 'by-link@clinic.test' })
    const code = await byKey().createEmailToken({ userId: 'by-code', email: 'by-code@clinic.test' })
    expect((await server.admin.users.get({ userId: link.userId })).targets).toEqual([])
    expect((await server.admin.users.get({ userId: code.userId })).targets.map((target) => target.identifier)).toEqual(['by-code@clinic.test'])
  })

  it('follow an address the person changes; a first phone number gets one from an administrator only', async () => {
    const { secret } = await server.person('mover')
    const own = withSession(secret)
    await own.updateEmail({ email: 'moved@clinic.test', password: PASSWORD })
    expect((await own.updatePhone({ phone: '+4915112345678', password: PASSWORD })).targets.map((target) => target.identifier)).toEqual(['moved@clinic.test'])
    const { targets } = await server.admin.users.updatePhone({ userId: 'mover', number: '+4915112345679' })
    expect(targets.map((target) => target.identifier)).toEqual(['moved@clinic.test', '+4915112345679'])
    expect(await type(server.admin.users.updatePhone({ userId: 'mover', number: '+99915112345679' }))).toBe('general_argument_invalid')
  })

  it('an address that only another account has is refused like a taken one', async () => {
    await byKey().createMagicURLToken({ userId: 'no-target', email: 'no-target@clinic.test' })
    const { secret } = await server.person('taker')
    expect(await type(withSession(secret).updateEmail({ email: 'no-target@clinic.test', password: PASSWORD }))).toBe('general_bad_request')
    expect(await type(server.admin.users.updateEmail({ userId: 'taker', email: 'no-target@clinic.test' }))).toBe('user_email_already_exists')
  })
})

describe('a custom second factor', () => {
  it('is off until the policy allows it; its code goes to the project’s server alone', async () => {
    const { secret } = await server.person('custom')
    const own = withSession(secret)
    const ask = () => server.call('POST', '/account/mfa/challenges', { as: 'guest', headers: { 'x-appwrite-session': secret }, body: { factor: 'custom' } })
    expect((await ask()).body).toMatchObject({ code: 501, type: 'user_auth_method_unsupported' })
    await policy('mfa-factors', { custom: true, email: false })
    expect(await own.listMFAFactors()).toMatchObject({ custom: true, email: false })
    const challenge = (await ask()).body
    const { code } = (await server.call('GET', `/users/custom/mfa/challenges/${String(challenge.$id)}`)).body
    expect(code).toMatch(/^\d{6}$/)
    expect(await own.updateMFAChallenge({ challengeId: String(challenge.$id), otp: String(code) })).toMatchObject({ factors: ['server', 'custom'], countryName: '' })
    expect((await server.call('GET', `/users/custom/mfa/challenges/${String(challenge.$id)}`)).body.type).toBe('user_invalid_token')
    await policy('mfa-factors', { custom: false, email: true })
  })
})

describe('invitations', () => {
  const join = 'http://localhost:3000/join'

  it('make an account with a password nobody knows and no target, and cannot be declined unseen', async () => {
    const owner = await server.person('owner')
    const teams = new Teams(owner.client)
    await teams.create({ teamId: 'ward', name: 'Ward', roles: ['nurse', 'nurse'] })
    const membership = await teams.createMembership({ teamId: 'ward', roles: ['nurse'], email: 'new@clinic.test', url: join })
    expect(await server.admin.users.get({ userId: membership.userId })).toMatchObject({ name: 'new@clinic.test', targets: [], passwordUpdate: '', password: expect.stringContaining('$argon2id$') as string })
    const { secret } = await server.admin.users.createSession({ userId: membership.userId })
    const invited = new Teams(new Client().setEndpoint(server.url).setProject(TEST_PROJECT).setSession(secret))
    expect(await type(invited.deleteMembership({ teamId: 'ward', membershipId: membership.$id }))).toBe('team_not_found')
    expect((await teams.listMemberships({ teamId: 'ward' })).memberships[0]?.roles).toEqual(['nurse', 'nurse', 'owner'])
    expect(await type(teams.createMembership({ teamId: 'ward', roles: [], userId: 'nobody', url: join }))).toBe('user_not_found')
    expect(await type(teams.createMembership({ teamId: 'none', roles: [], userId: 'nobody', url: join }))).toBe('team_not_found')
    expect(await lastMail('new@clinic.test')).toContain('secret=')
  })
})

describe('links', () => {
  it('lead to hosts of the project, to loopback, and into its own apps', async () => {
    const { secret } = await server.person('links')
    const ask = async (url: string) => (await server.call('POST', '/account/verifications/email', { as: 'guest', headers: { 'x-appwrite-session': secret }, body: { url } })).body.message
    for (const fine of ['http://localhost:3000/x', 'http://127.0.0.1/x', `appwrite-callback-${TEST_PROJECT}://verify`]) expect(await ask(fine)).toBeUndefined()
    expect(await ask('https://evil.example/x')).toBe('Invalid `url` param: Invalid URI. Register your new client (evil.example) as a new Web platform on your project console dashboard')
    expect(await ask('appwrite-ios://com.acme')).toBe('Invalid `url` param: Invalid URI. Register your new client (com.acme) as a new iOS platform on your project console dashboard')
    expect(await ask('javascript:alert(1)')).toMatch(/^Invalid `url` param: Invalid URI\./)
    expect(await ask('nowhere')).toBe('Invalid `url` param: Invalid URI.')
  })
})

describe('acting as somebody else', () => {
  it('is for those marked for it, and shows who really asks', async () => {
    await server.call('POST', '/users', { body: { userId: 'actor', email: 'actor@x.test', name: 'Actor' } })
    await server.call('POST', '/users', { body: { userId: 'played', email: 'Played@x.test', phone: '+4915112345999', name: 'Played' } })
    const { body: session } = await server.call('POST', '/users/actor/sessions')
    const as = (extra: Record<string, string>, path = '/account') => server.call('GET', path, { as: 'guest', headers: { 'x-appwrite-session': String(session.secret), ...extra } })
    expect((await as({ 'x-appwrite-impersonate-user-id': 'played' })).body).toMatchObject({ $id: 'actor', impersonatorUserId: null })
    expect((await as({}, '/users')).body.type).toBe('general_unauthorized_scope')

    await server.call('PATCH', '/users/actor/impersonator', { body: { impersonator: true } })
    const asPlayed = { $id: 'played', impersonatorUserId: 'actor', accessedAt: '' }
    expect((await as({ 'x-appwrite-impersonate-user-id': 'played' })).body).toMatchObject(asPlayed)
    expect((await as({ 'x-appwrite-impersonate-user-email': 'PLAYED@x.test' })).body).toMatchObject(asPlayed)
    expect((await as({ 'x-appwrite-impersonate-user-phone': '+4915112345999' })).body).toMatchObject(asPlayed)
    expect((await as({}, '/account?impersonateUserId=played')).body).toMatchObject(asPlayed)
    expect((await as({ 'x-appwrite-impersonate-user-id': 'nobody' })).body).toMatchObject({ $id: 'actor', impersonatorUserId: null })
    const { body: found } = await as({}, '/users/played')
    expect(found).toMatchObject({ name: 'Played' })
    expect(found).not.toHaveProperty('password')
    expect((await server.call('DELETE', '/users/played', { as: 'guest', headers: { 'x-appwrite-session': String(session.secret) } })).body.type).toBe('general_unauthorized_scope')
  })
})

describe('mails', () => {
  it('carry the subjects people sort by, and the words of the project, with names as text', async () => {
    await server.call('POST', '/users', { body: { userId: 'mailed', email: 'mailed@clinic.test', name: '<b>Mia</b>' } })
    const send = () => server.call('POST', '/account/tokens/email', { as: 'guest', body: { userId: 'mailed', email: 'mailed@clinic.test', phrase: true } })
    await send()
    const { body: project } = await server.call('GET', '/project')
    await lastMail('mailed@clinic.test')
    expect(sink.box.list('mailed@clinic.test').at(-1)?.subject).toBe(`OTP for ${String(project.name)} Login`)

    const relay = { host: sink.smtp.host, port: sink.smtp.port, senderEmail: 'clinic@clinic.test', senderName: 'Clinic', enabled: true }
    expect((await server.call('PATCH', '/project/smtp', { body: relay })).body).toMatchObject({ smtpEnabled: true })
    expect(await server.call('PATCH', '/project/templates/email', { body: { templateId: 'otpSession', subject: 'Code for {{user}}', message: '<p title="{{user}}">{{otp}} {{phrase}} {{agentClient}}</p>' } })).toMatchObject({ status: 200 })
    const { body: token } = await send()
    await lastMail('mailed@clinic.test')
    const mail = sink.box.list('mailed@clinic.test').at(-1)
    expect(mail?.subject).toBe('Code for <b>Mia</b>')
    expect(mail?.html).toMatch(new RegExp(`^<p title="&#60;b&#62;Mia&#60;/b&#62;">\\d{6} ${String(token.phrase)} UNKNOWN</p>`))
  })
})
