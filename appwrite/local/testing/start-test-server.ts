import { Client, TablesDB, Users } from 'node-appwrite'
import { createLocalAppwrite, type LocalAppwrite, type LocalAppwriteOptions } from '../create-local-appwrite'

export const TEST_PROJECT = 'test-project'
export const TEST_KEY = 'test-key-with-every-scope'

export type Answer = { status: number; body: Record<string, unknown>; text: string; headers: Headers }
export type Call = { body?: unknown; headers?: Record<string, string>; as?: 'key' | 'guest' }

export type TestServer = LocalAppwrite & {
  faults: unknown[]
  call(method: string, path: string, options?: Call): Promise<Answer>
  /** SDK clients that hold the key. */
  admin: { client: Client; db: TablesDB; users: Users }
  /** SDK clients of a new signed-in person. */
  person(name: string): Promise<{ userId: string; secret: string; db: TablesDB; client: Client }>
}

/** A server in memory for one test file, with the real SDK pointed at it. */
export async function startTestServer(options: Partial<LocalAppwriteOptions> = {}): Promise<TestServer> {
  const faults: unknown[] = []
  const server = await createLocalAppwrite({ dataDir: ':memory:', projectId: TEST_PROJECT, apiKey: TEST_KEY, rateLimits: false, onFailure: (error) => faults.push(error), ...options })
  const client = () => new Client().setEndpoint(server.url).setProject(TEST_PROJECT)
  const keyed = client().setKey(TEST_KEY)
  const admin = { client: keyed, db: new TablesDB(keyed), users: new Users(keyed) }
  return {
    ...server,
    faults,
    admin,
    call: (method, path, { body, headers = {}, as = 'key' } = {}) => call(server.url, { method, path, body, headers: { ...(as === 'key' ? { 'x-appwrite-key': TEST_KEY } : {}), ...headers } }),
    person: async (name) => {
      await admin.users.create({ userId: name, email: `${name}@clinic.test`, password: 'Sup3r-secret!', name })
      const { secret } = await admin.users.createSession({ userId: name })
      const own = client().setSession(secret)
      return { userId: name, secret, db: new TablesDB(own), client: own }
    },
  }
}

async function call(url: string, { method, path, body, headers }: { method: string; path: string; body: unknown; headers: Record<string, string> }): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { 'x-appwrite-project': TEST_PROJECT, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json')
  return { status: response.status, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {}, text, headers: response.headers }
}
