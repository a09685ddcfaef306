import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Account, Client, Messaging, Storage, Users } from 'node-appwrite'
import { InputFile } from 'node-appwrite/file'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMailSink, type MailSink } from '../../mail-sink/start-mail-sink'
import { startTestServer, TEST_KEY, TEST_PROJECT, type TestServer } from '../../testing/start-test-server'

let server: TestServer
let sink: MailSink
let messaging: Messaging
let clock = 0

const type = (run: Promise<unknown>) => run.then(() => 'fine', (error: { type?: string }) => error.type)
const message = async (messageId: string) => {
  await server.settle()
  return messaging.getMessage({ messageId })
}

beforeAll(async () => {
  sink = await startMailSink({ smtpPort: 0, httpPort: 0 })
  server = await startTestServer({ smtp: sink.smtp, now: () => Date.now() + clock })
  messaging = new Messaging(server.admin.client)
  for (const name of ['ann', 'ben']) await server.admin.users.create({ userId: name, email: `${name}@clinic.test`, name })
})
afterAll(async () => {
  await server.close()
  await sink.close()
})

describe('messages', () => {
  it('fail with a reason when nothing can carry them', async () => {
    await messaging.createEmail({ messageId: 'none', subject: 's', content: 'c', users: ['ann'] })
    expect(await message('none')).toMatchObject({ status: 'failed', deliveryErrors: ['No enabled provider found.'] })
  })

  it('are enabled only with complete credentials', async () => {
    const half = await messaging.createSMTPProvider({ providerId: 'mail', name: 'Mail', host: sink.smtp.host, port: sink.smtp.port, enabled: true })
    expect(half.enabled).toBe(false)
    expect(await type(messaging.updateSMTPProvider({ providerId: 'mail', enabled: true }))).toBe('provider_missing_credentials')
    expect(await type(messaging.updateTwilioProvider({ providerId: 'mail', name: 'x' }))).toBe('provider_incorrect_type')
    expect((await messaging.updateSMTPProvider({ providerId: 'mail', fromEmail: 'ward@clinic.test', enabled: true })).enabled).toBe(true)
  })

  it('do not tell recipients about each other, and carry attachments', async () => {
    const storage = new Storage(server.admin.client)
    await storage.createBucket({ bucketId: 'b', name: 'b' })
    await storage.createFile({ bucketId: 'b', fileId: 'f', file: InputFile.fromBuffer(Buffer.from('leaflet text'), 'leaflet.txt') })
    await messaging.createEmail({ messageId: 'both', subject: 'News', content: 'Hello', users: ['ann', 'ben'], attachments: ['b:f'] })
    expect(await message('both')).toMatchObject({ status: 'sent', deliveredTotal: 2 })
    const mail = sink.box.list('ann@clinic.test').at(-1)
    expect(mail?.to).toEqual(['ann@clinic.test', 'ben@clinic.test'])
    expect(mail?.headers).not.toContain('ben@clinic.test')
    expect(mail?.raw).toContain('leaflet.txt')
  })

  it('wait for their time', async () => {
    await messaging.createEmail({ messageId: 'later', subject: 'Later', content: 'c', users: ['ann'], scheduledAt: new Date(Date.now() + 3_600_000).toISOString() })
    expect((await message('later')).status).toBe('scheduled')
    clock += 3_700_000
    expect((await message('later')).status).toBe('sent')
    expect(sink.box.list('ann@clinic.test').filter((mail) => mail.subject === 'Later')).toHaveLength(1)
  })

  it('go out once, although an earlier schedule was changed', async () => {
    const at = (ms: number) => new Date(Date.now() + clock + ms).toISOString()
    await messaging.createEmail({ messageId: 'moved', subject: 'Moved', content: 'c', users: ['ann'], scheduledAt: at(60_000) })
    await messaging.updateEmail({ messageId: 'moved', scheduledAt: at(120_000) })
    clock += 90_000
    expect((await message('moved')).status).toBe('scheduled')
    clock += 60_000
    expect((await message('moved')).status).toBe('sent')
    expect(sink.box.list('ann@clinic.test').filter((mail) => mail.subject === 'Moved')).toHaveLength(1)
  })

  it('subscribe only the caller\'s own address', async () => {
    const person = await server.person('cat')
    const own = new Messaging(person.client)
    await messaging.createTopic({ topicId: 'news', name: 'News' })
    const targetOf = async (userId: string) => (await new Users(server.admin.client).listTargets({ userId })).targets[0]?.$id ?? ''
    expect(await type(own.createSubscriber({ topicId: 'news', subscriberId: 's1', targetId: await targetOf('ann') }))).toBe('user_target_not_found')
    await own.createSubscriber({ topicId: 'news', subscriberId: 's2', targetId: await targetOf('cat') })
    expect((await messaging.getTopic({ topicId: 'news' })).emailTotal).toBe(1)
    await server.admin.users.delete({ userId: 'cat' })
    expect((await messaging.getTopic({ topicId: 'news' })).emailTotal).toBe(0)
  })
})

describe('the mail sink', () => {
  it('lists mails as JSON and shows them with clickable links, never as live HTML', async () => {
    const person = await server.person('dot')
    await new Account(person.client).createEmailVerification({ url: 'http://localhost:3000/verify?x=<script>' })
    await server.settle()
    const list = (await (await fetch(`${sink.url}/mails?to=dot@clinic.test`)).json()) as { subject: string; text: string; number: number }[]
    expect(list).toHaveLength(1)
    const page = await (await fetch(`${sink.url}/mailbox/${list[0]?.number}`)).text()
    expect(page).toMatch(/<a href="http:\/\/localhost:3000\/verify[^"]*secret=[0-9a-f]{256}/)
    expect(page).not.toContain('<script')
    expect(await (await fetch(`${sink.url}/mailbox`)).text()).toContain('dot@clinic.test')
    expect((await fetch(`${sink.url}/mailbox/99999`)).status).toBe(404)
  })
})

describe('webhooks', () => {
  let receiver: Server
  const calls: { headers: IncomingHttpHeaders; body: string }[] = []
  let status = 200

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => (body += String(part)))
      request.on('end', () => {
        calls.push({ headers: request.headers, body })
        response.writeHead(status).end('noted')
      })
    })
    await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
  })
  afterAll(() => receiver.close())

  it('are signed, name their events, and are tried again until taken', async () => {
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
    const made = await server.call('POST', '/webhooks', { body: { webhookId: 'w', name: 'Hook', url, events: ['users.*.update.name'], authUsername: 'me', authPassword: 'pass', secret: 'signing-secret' } })
    expect(made).toMatchObject({ status: 201, body: { secret: 'signing-secret' } })
    expect((await server.call('GET', '/webhooks/w')).body.secret).toBe('')
    status = 500
    await server.admin.users.updateName({ userId: 'ann', name: 'Anna' })
    await server.admin.users.updateLabels({ userId: 'ann', labels: ['x'] })
    await server.settle()
    expect(calls).toHaveLength(1)
    expect((await server.call('GET', '/webhooks/w')).body).toMatchObject({ attempts: 1, enabled: true })
    status = 200
    clock += 60_000
    await server.settle()
    expect(calls).toHaveLength(2)
    const { headers, body } = calls[1] ?? { headers: {}, body: '' }
    expect(JSON.parse(body)).toMatchObject({ $id: 'ann', name: 'Anna' })
    expect(body).not.toContain('argon2')
    expect(headers['x-appwrite-webhook-signature']).toBe(createHmac('sha1', 'signing-secret').update(url + body).digest('base64'))
    expect(headers['x-appwrite-webhook-events']).toContain('users.ann.update.name')
    expect(headers['x-appwrite-webhook-project-id']).toBe(TEST_PROJECT)
    expect(headers.authorization).toBe(`Basic ${Buffer.from('me:pass').toString('base64')}`)
    expect((await server.call('GET', '/webhooks/w')).body).toMatchObject({ attempts: 0 })
  })

  it('are switched off after ten failures in a row', async () => {
    status = 503
    for (let i = 0; i < 12; i++) await server.admin.users.updateName({ userId: 'ben', name: `Ben ${i}` })
    await server.settle()
    const hook = (await server.call('GET', '/webhooks/w')).body
    expect(hook.enabled).toBe(false)
    expect(Number(hook.attempts)).toBeGreaterThanOrEqual(10)
    expect(hook.logs).toContain('Status code: 503')
  })
})

describe('keys', () => {
  it('have their own scopes and expiry, and make no other keys', async () => {
    const made = await server.call('POST', '/project/keys', { body: { keyId: 'k', name: 'Reader', scopes: ['users.read', 'keys.write'], expire: new Date(Date.now() + clock + 60_000).toISOString() } })
    const secret = String(made.body.secret)
    const limited = new Users(new Client().setEndpoint(server.url).setProject(TEST_PROJECT).setKey(secret))
    expect((await limited.list()).total).toBeGreaterThan(1)
    expect(await type(limited.create({ userId: 'zed' }))).toBe('general_unauthorized_scope')
    const more = await server.call('POST', '/project/keys', { as: 'guest', headers: { 'x-appwrite-key': secret }, body: { keyId: 'k2', name: 'More', scopes: ['users.write'] } })
    expect(more.body.type).toBe('key_creation_denied')
    const short = await server.call('POST', '/project/keys/ephemeral', { as: 'guest', headers: { 'x-appwrite-key': secret }, body: { scopes: ['users.write'], duration: 60 } })
    expect(short.body.type).toBe('general_unauthorized_scope')
    clock += 120_000
    expect(await type(limited.list())).toBe('project_key_expired')
    expect(TEST_KEY).not.toBe(secret)
  })

  it('platforms decide which pages may call', async () => {
    const from = (origin: string) => server.call('GET', '/ping', { as: 'guest', headers: { origin } })
    expect((await from('https://clinic.example')).status).toBe(403)
    await server.call('POST', '/project/platforms/web', { body: { platformId: 'unique()', name: 'Clinic', hostname: '*.clinic.example' } })
    expect((await from('https://app.clinic.example')).headers.get('access-control-allow-origin')).toBe('https://app.clinic.example')
    expect((await from('https://evil.example')).status).toBe(403)
  })
})
