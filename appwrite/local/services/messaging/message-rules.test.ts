import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMailSink, type MailSink } from '../../mail-sink/start-mail-sink'
import { startTestServer, TEST_KEY, TEST_PROJECT, type TestServer } from '../../testing/start-test-server'

let server: TestServer
let sink: MailSink
const targets: Record<string, string> = {}

const post = async (path: string, body: unknown) => {
  const { status, body: answer } = await server.call('POST', `/messaging/${path}`, { body })
  return { status, ...answer } as Record<string, unknown>
}
const patch = async (path: string, body: unknown) => {
  const { status, body: answer } = await server.call('PATCH', `/messaging/${path}`, { body })
  return { status, ...answer } as Record<string, unknown>
}

beforeAll(async () => {
  sink = await startMailSink({ smtpPort: 0, httpPort: 0 })
  server = await startTestServer({ smtp: sink.smtp })
  for (const name of ['ann', 'ben']) {
    await server.admin.users.create({ userId: name, email: `${name}@clinic.test`, name })
    targets[name] = (await server.admin.users.listTargets({ userId: name })).targets[0]?.$id ?? ''
  }
})
afterAll(async () => {
  await server.close()
  await sink.close()
})

describe('providers', () => {
  it.each([
    ['smtp', { name: 'x' }, 'Param "host" is not optional.'],
    ['smtp', { name: 'x', host: '' }, 'Invalid `host` param: Value must be a valid string and at least 1 chars'],
    ['sendgrid', { name: 'x', apiKey: '' }, 'Invalid `apiKey` param: Value must be a valid string and at least 1 chars'],
    ['sendgrid', { name: 'x', fromEmail: '' }, 'Invalid `fromEmail` param: Value must be a valid email address'],
    ['twilio', { name: 'x', enabled: 'true' }, 'Invalid `enabled` param: Value must be a valid boolean or null'],
  ])('of the kind %s refuse %o', async (kind, body, message) => {
    expect(await post(`providers/${kind}`, { providerId: 'unique()', ...body })).toMatchObject({ status: 400, type: 'general_argument_invalid', message })
  })

  it('need more to be made enabled than to be enabled later, where the real server does', async () => {
    expect(await post('providers/sendgrid', { providerId: 'grid', name: 'Grid', apiKey: 'k', enabled: true })).toMatchObject({ enabled: false })
    expect(await patch('providers/sendgrid/grid', { enabled: true })).toMatchObject({ status: 200, enabled: true })
    expect(await post('providers/msg91', { providerId: 'm91', name: 'M', senderId: 's', authKey: 'a', enabled: true })).toMatchObject({ enabled: true })
    expect(await patch('providers/msg91/m91', { enabled: true })).toMatchObject({ type: 'provider_missing_credentials' })
    await server.call('DELETE', '/messaging/providers/grid')
    await server.call('DELETE', '/messaging/providers/m91')
  })
})

describe('messages', () => {
  it('count copies as delivered', async () => {
    await post('providers/smtp', { providerId: 'mail', name: 'Mail', host: sink.smtp.host, port: sink.smtp.port, fromEmail: 'ward@clinic.test', enabled: true })
    await post('messages/email', { messageId: 'cc', subject: 's', content: 'c', users: ['ann'], cc: [targets.ben] })
    await server.settle()
    expect((await server.call('GET', '/messaging/messages/cc')).body).toMatchObject({ status: 'sent', deliveredTotal: 2 })
  })

  it('name each target once and of their kind', async () => {
    expect(await post('messages/email', { messageId: 'm1', subject: 's', content: 'c', targets: [targets.ann, targets.ann] })).toMatchObject({ status: 400, type: 'message_target_not_email' })
    expect(await post('messages/sms', { messageId: 'm2', content: 'c', targets: [targets.ann] })).toMatchObject({ type: 'message_target_not_sms' })
  })

  it('say when nobody could be tried that they were not delivered', async () => {
    await post('messages/sms', { messageId: 'm3', content: 'c', users: ['ann'] })
    await server.settle()
    expect((await server.call('GET', '/messaging/messages/m3')).body).toMatchObject({ status: 'failed', deliveredAt: null })
  })

  it('take a change of a draft that says false or nothing', async () => {
    expect(await post('messages/push', { messageId: 'p', title: 't', body: 'b', draft: true, badge: -1, contentAvailable: false })).toMatchObject({ data: { title: 't', body: 'b', priority: 'high' } })
    expect(await patch('messages/push/p', { title: null, contentAvailable: false, badge: 3 })).toMatchObject({ data: { title: 't', body: 'b', priority: 'high', contentAvailable: false, badge: 3 } })
    expect(await post('messages/push', { messageId: 'p2', title: '', draft: true })).toMatchObject({ status: 400 })
  })
})

describe('the picture of a notification', () => {
  const show = (path: string) => fetch(path, { headers: {} })

  it('can be fetched by whoever has its address, and is a picture', async () => {
    await server.call('POST', '/storage/buckets', { body: { bucketId: 'b', name: 'b' } })
    const picture = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } }).png().toBuffer()
    for (const [fileId, bytes] of [['pic', picture], ['txt', Buffer.from('text')]] as const) {
      const form = new FormData()
      form.append('fileId', fileId)
      form.append('file', new Blob([new Uint8Array(bytes)]), `${fileId}.png`)
      await fetch(`${server.url}/storage/buckets/b/files`, { method: 'POST', body: form, headers: { 'x-appwrite-project': TEST_PROJECT, 'x-appwrite-key': TEST_KEY } })
    }
    const made = await post('messages/push', { messageId: 'pic', title: 't', body: 'b', image: 'b:pic', draft: true })
    const { image } = made.data as { image: { url: string } }
    const answer = await show(image.url)
    expect([answer.status, answer.headers.get('content-type'), Buffer.from(await answer.arrayBuffer()).equals(picture)]).toEqual([200, 'image/png', true])
    expect((await show(image.url.replace('/pic/', '/txt/'))).status).toBe(401)
    expect((await show(image.url.slice(0, -4))).status).toBe(401)
    expect(await post('messages/push', { messageId: 'x1', title: 't', image: 'b:none', draft: true })).toMatchObject({ type: 'storage_bucket_not_found' })
    expect(await post('messages/push', { messageId: 'x2', title: 't', image: 'b:txt', draft: true })).toMatchObject({ type: 'storage_file_type_unsupported' })
  })
})

describe('oddities of the release', () => {
  it('nothing at all is an empty list in a provider', async () => {
    expect(await post('providers/fcm', { providerId: 'bare-push', name: 'Push' })).toMatchObject({ enabled: false, credentials: [], options: [] })
    expect(await post('providers/vonage', { providerId: 'bare-text', name: 'Texts', from: '+4930123456' })).toMatchObject({ credentials: [], options: { from: '+4930123456' } })
  })

  it('a scheduled text message does not say for when, and cannot be taken back until it does', async () => {
    const later = new Date(Date.now() + 3_600_000).toISOString()
    expect(await post('messages/sms', { messageId: 'odd-text', content: 'c', users: ['ann'], scheduledAt: later })).toMatchObject({ status: 'scheduled', scheduledAt: null })
    expect((await server.call('DELETE', '/messaging/messages/odd-text')).body.type).toBe('message_already_scheduled')
    expect(await patch('messages/sms/odd-text', { content: 'other' })).toMatchObject({ status: 400, type: 'message_missing_schedule' })
    expect(await patch('messages/sms/odd-text', { scheduledAt: later })).toMatchObject({ status: 'scheduled' })
    expect((await server.call('DELETE', '/messaging/messages/odd-text')).status).toBe(204)
  })
})

describe('a search for messages', () => {
  it('finds them by their subject, text or title, also after a change', async () => {
    const found = async (word: string) => ((await server.call('GET', `/messaging/messages?search=${word}`)).body.messages as { $id: string }[]).map(({ $id }) => $id)
    await post('messages/email', { messageId: 'sought-mail', subject: 'Influenza clinic', content: 'c', draft: true })
    await post('messages/sms', { messageId: 'sought-text', content: 'Influenza today', draft: true })
    await post('messages/push', { messageId: 'sought-push', title: 'Influenza', body: 'b', draft: true })
    expect(await found('influenza')).toEqual(['sought-mail', 'sought-text', 'sought-push'])
    await patch('messages/email/sought-mail', { subject: 'Tetanus' })
    expect(await found('tetanus')).toEqual(['sought-mail'])
    expect(await found('influenza')).toEqual(['sought-text', 'sought-push'])
  })
})
