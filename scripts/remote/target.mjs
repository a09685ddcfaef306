import { CannotStart } from '../start/progress.mjs'

/** The Appwrite that `npm run test:remote` is aimed at, and the database of the tests' own in it. */
export function remoteTarget() {
  const missing = ['APPWRITE_ENDPOINT', 'APPWRITE_PROJECT_ID', 'APPWRITE_API_KEY'].filter((name) => !process.env[name])
  if (missing.length > 0) throw new CannotStart(`Set ${missing.join(', ')}: a project for tests on any Appwrite (its address ending in /v1), and a key with every scope.`)
  const { APPWRITE_ENDPOINT, APPWRITE_PROJECT_ID, APPWRITE_API_KEY, APPWRITE_TEST_DATABASE_ID } = process.env
  return { endpoint: APPWRITE_ENDPOINT.replace(/\/$/, ''), projectId: APPWRITE_PROJECT_ID, key: APPWRITE_API_KEY, databaseId: APPWRITE_TEST_DATABASE_ID || 'meditrack_tests' }
}

/** Whether the server counts requests and refuses too many: a second wrong password of a guest leaves fewer tries than the first. The headers alone say nothing, they are always there. */
export async function hasRateLimits(target) {
  const first = await triesLeft(target)
  return first === 0 || (await triesLeft(target)) < first
}

/** @returns how many more tries the server grants; `Infinity` when it does not say */
async function triesLeft({ endpoint, projectId }) {
  const answer = await fetch(`${endpoint}/account/sessions/email`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'x-appwrite-project': projectId }, body: JSON.stringify({ email: 'nobody@example.org', password: 'not a password' }),
  }).catch((error) => {
    throw new CannotStart(`Nothing answers at ${endpoint}: ${error.cause?.code ?? error.message}`)
  })
  return answer.status === 429 ? 0 : Number(answer.headers.get('x-ratelimit-remaining') ?? Infinity)
}
