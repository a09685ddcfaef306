import { Account, Client, TablesDB, Teams, Users, Permission, Role } from 'node-appwrite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { createLocalAppwrite, type LocalAppwrite } from '../create-local-appwrite'

const PASSWORD = 'long-enough-password'
let server: LocalAppwrite
let admin: Client

type Frame = { type: string; data: { code?: number; message?: string; events?: string[]; payload?: Record<string, unknown>; user?: unknown; subscriptions?: unknown } }

/** A socket that keeps what it was sent. */
class Listener {
  readonly frames: Frame[] = []
  closed: number | null = null
  private constructor(readonly socket: WebSocket) {
    socket.on('message', (text) => this.frames.push(JSON.parse(String(text)) as Frame))
    socket.on('close', (code) => {
      this.closed = code
    })
  }

  static async open(query = '', headers: Record<string, string> = {}): Promise<Listener> {
    const listener = new Listener(new WebSocket(`${server.url.replace('http', 'ws')}/realtime?project=p1${query}`, { headers }))
    await listener.until(() => listener.frames.length > 0)
    return listener
  }

  async ask(type: string, data: unknown): Promise<Frame> {
    const before = this.frames.length
    this.socket.send(JSON.stringify({ type, data }))
    await this.until(() => this.frames.slice(before).some((frame) => frame.type !== 'event'))
    return this.frames.slice(before).find((frame) => frame.type !== 'event') as Frame
  }

  async until(test: () => boolean): Promise<void> {
    for (let i = 0; i < 300 && !test(); i++) await new Promise((next) => setTimeout(next, 10))
    if (!test()) throw new Error(`Nothing came. Frames so far: ${JSON.stringify(this.frames).slice(0, 500)}`)
  }

  events(): Frame[] {
    return this.frames.filter((frame) => frame.type === 'event')
  }
}

const keyClient = () => new Client().setEndpoint(server.url).setProject('p1').setKey('k1')

async function person(id: string): Promise<{ id: string; secret: string; sessionId: string; client: Client }> {
  await new Users(admin).create({ userId: id, email: `${id}@example.org`, password: PASSWORD, name: id })
  const session = await new Users(admin).createSession({ userId: id })
  return { id, secret: session.secret, sessionId: session.$id, client: new Client().setEndpoint(server.url).setProject('p1').setSession(session.secret) }
}

const cookie = (secret: string) => ({ cookie: `a_session_p1=${secret}` })

beforeAll(async () => {
  server = await createLocalAppwrite({ dataDir: ':memory:', projectId: 'p1', apiKey: 'k1', config: null, rateLimits: false })
  admin = keyClient()
})
afterAll(() => server.close())

describe('a socket', () => {
  it('closes when its session is deleted, and others of the same person stay', async () => {
    const ada = await person('ada')
    const second = await new Users(admin).createSession({ userId: 'ada' })
    const [first, other] = [await Listener.open('', cookie(ada.secret)), await Listener.open('', cookie(second.secret))]
    await new Users(admin).deleteSession({ userId: 'ada', sessionId: ada.sessionId })
    await first.until(() => first.closed !== null)
    expect(first.closed).toBe(1008)
    expect((await other.ask('ping', {})).type).toBe('pong')
  })

  it('closes on sign-out, on sign-out everywhere, when the person is blocked and when he is deleted', async () => {
    const ends: ((who: Awaited<ReturnType<typeof person>>) => Promise<unknown>)[] = [
      (who) => new Account(who.client).deleteSession({ sessionId: 'current' }),
      (who) => new Account(who.client).deleteSessions(),
      (who) => new Users(admin).updateStatus({ userId: who.id, status: false }),
      (who) => new Users(admin).delete({ userId: who.id }),
      (who) => new Users(admin).deleteSessions({ userId: who.id }),
      (who) => new Users(admin).updatePassword({ userId: who.id, password: 'another-long-password' }),
    ]
    for (const [i, end] of ends.entries()) {
      const who = await person(`end${i}`)
      const listener = await Listener.open('', cookie(who.secret))
      await end(who)
      await listener.until(() => listener.closed !== null)
    }
  })

  it('made with a JWT ends with the session behind the JWT', async () => {
    const bob = await person('bob')
    const { jwt } = await new Account(bob.client).createJWT()
    const listener = await Listener.open(`&jwt=${jwt}`)
    expect(listener.frames[0]?.data.user).toMatchObject({ $id: 'bob' })
    await new Account(bob.client).deleteSession({ sessionId: 'current' })
    await listener.until(() => listener.closed === 1008)
  })

  it('never carries a password hash', async () => {
    const cyd = await person('cyd')
    const listener = await Listener.open('', cookie(cyd.secret))
    await listener.ask('subscribe', [{ subscriptionId: 's', channels: ['account'], queries: [] }])
    await new Users(admin).updateName({ userId: 'cyd', name: 'Cydney' })
    await new Users(admin).updatePrefs({ userId: 'cyd', prefs: { a: 1 } })
    await new Account(cyd.client).updatePassword({ password: 'another-long-password', oldPassword: PASSWORD })
    await listener.until(() => listener.events().length >= 3)
    const said = JSON.stringify(listener.frames)
    expect(said).not.toMatch(/argon2id|"hash"|"password"|hashOptions/)
  })

  it('keeps its subscriptions when it authenticates before or after subscribing', async () => {
    const dan = await person('dan')
    const listener = await Listener.open()
    expect((await listener.ask('authentication', { session: dan.secret })).data.user).toMatchObject({ $id: 'dan' })
    await listener.ask('subscribe', [{ subscriptionId: 's', channels: ['account'], queries: [] }])
    await new Account(dan.client).updateName({ name: 'Daniel' })
    await listener.until(() => listener.events().length === 1)
    expect(listener.events()[0]?.data).toMatchObject({ subscriptions: ['s'], payload: { name: 'Daniel' } })
  })

  it('of a person without his second factor hears what a guest hears', async () => {
    const eve = await person('eve')
    await new Users(admin).updateEmailVerification({ userId: 'eve', emailVerification: true })
    await new Users(admin).updateMFA({ userId: 'eve', mfa: true })
    const listener = await Listener.open('', cookie(eve.secret))
    expect(listener.frames[0]?.data.user).toBeNull()
    expect((await listener.ask('authentication', { session: eve.secret })).type).toBe('error')
  })

  it('gains and loses team roles while it is open', async () => {
    const fay = await person('fay')
    const [teams, tables] = [new Teams(admin), new TablesDB(admin)]
    await teams.create({ teamId: 'ward', name: 'Ward' })
    await tables.create({ databaseId: 'd', name: 'd' })
    await tables.createTable({ databaseId: 'd', tableId: 't', name: 't', columns: [{ key: 'v', type: 'string', size: 20, required: false }], permissions: [Permission.read(Role.team('ward'))] })
    const listener = await Listener.open('', cookie(fay.secret))
    await listener.ask('subscribe', [{ subscriptionId: 's', channels: ['rows'], queries: [] }])
    const write = (rowId: string) => tables.createRow({ databaseId: 'd', tableId: 't', rowId, data: { v: rowId } })
    await write('unheard')
    const member = await teams.createMembership({ teamId: 'ward', userId: 'fay', roles: ['nurse'] })
    await write('heard')
    await listener.until(() => listener.events().length === 1)
    await teams.deleteMembership({ teamId: 'ward', membershipId: member.$id })
    await write('gone')
    await listener.ask('ping', {})
    expect(listener.events().map((frame) => frame.data.payload?.$id)).toEqual(['heard'])
  })

  it('hears only what its queries let through, and refuses queries it does not know', async () => {
    const tables = new TablesDB(admin)
    await tables.create({ databaseId: 'q', name: 'q' })
    await tables.createTable({ databaseId: 'q', tableId: 't', name: 't', columns: [{ key: 'n', type: 'integer', required: false }], permissions: [Permission.read(Role.any())] })
    const listener = await Listener.open()
    const query = JSON.stringify({ method: 'greaterThan', attribute: 'n', values: [5] })
    await listener.ask('subscribe', [{ subscriptionId: 's', channels: ['tablesdb.q.tables.t.rows.create'], queries: [query] }])
    for (const n of [3, 9]) await tables.createRow({ databaseId: 'q', tableId: 't', rowId: `n${n}`, data: { n } })
    await tables.updateRow({ databaseId: 'q', tableId: 't', rowId: 'n9', data: { n: 10 } })
    await listener.until(() => listener.events().length > 0)
    await listener.ask('ping', {})
    expect(listener.events().map((frame) => frame.data.payload?.$id)).toEqual(['n9'])
    const refused = await listener.ask('subscribe', [{ subscriptionId: 'x', channels: ['rows'], queries: [JSON.stringify({ method: 'search', attribute: 'n', values: ['a'] })] }])
    expect(refused).toMatchObject({ type: 'error', data: { code: 1003 } })
  })

  it('is refused from a page of a host that is no platform', async () => {
    const listener = await Listener.open('', { origin: 'https://evil.example' })
    expect(listener.frames[0]).toMatchObject({ type: 'error', data: { code: 1008 } })
    await listener.until(() => listener.closed === 1008)
  })
})
