import { randomBytes } from 'node:crypto'
import { createLocalAppwrite } from '@/appwrite/local/create-local-appwrite'
import { emptyRemote, settleRemote } from './remote-appwrite'

/** The Appwrite a test file works on, and how it is left. */
export type TestAppwrite = {
  /** Endpoint for SDKs. */
  url: string
  projectId: string
  databaseId: string
  /** A key with every scope. */
  apiKey: string
  /** Functions are deployed there over the wire, not mounted from their folders. */
  deploysFunctions: boolean
  /** Finishes events, functions and deliveries. */
  settle(): Promise<void>
  close(): Promise<void>
}

/* eslint-disable no-restricted-syntax -- a test stands where the supervisor stands */
const { TEST_REMOTE, APPWRITE_ENDPOINT = '', APPWRITE_PROJECT_ID = '', APPWRITE_API_KEY = '', APPWRITE_DATABASE_ID = '' } = process.env
/* eslint-enable no-restricted-syntax */

/** Set by `npm run test:remote`, which has looked at the project first. */
export const isRemote = TEST_REMOTE === '1'
export const testDatabaseId = isRemote ? APPWRITE_DATABASE_ID : 'clinic'

/** `rateLimits`: Appwrite counts calls as it does in a clinic. */
type Opening = { withFunctions: boolean; dataDir: string; rateLimits?: boolean }

/**
 * THE place that says which Appwrite tests run on: a local one of their own in memory, or with TEST_REMOTE=1 the one that
 * APPWRITE_ENDPOINT, APPWRITE_PROJECT_ID and APPWRITE_API_KEY name, in a database of the tests' own.
 */
export const openTestAppwrite = (options: Opening): Promise<TestAppwrite> => (isRemote ? openRemote() : openLocal(options))

async function openLocal({ withFunctions, dataDir, rateLimits = false }: Opening): Promise<TestAppwrite> {
  const projectId = 'meditrack'
  const apiKey = `standard_${randomBytes(24).toString('hex')}`
  const backend = await createLocalAppwrite({ dataDir, projectId, apiKey, config: withFunctions ? 'appwrite.json' : null, rateLimits })
  return { url: backend.url, projectId, databaseId: testDatabaseId, apiKey, deploysFunctions: false, settle: () => backend.settle(), close: () => backend.close() }
}

async function openRemote(): Promise<TestAppwrite> {
  const target = { endpoint: APPWRITE_ENDPOINT, projectId: APPWRITE_PROJECT_ID, key: APPWRITE_API_KEY }
  // What a test file that was stopped half way left would be found by the next one.
  await emptyRemote(target, testDatabaseId)
  return {
    url: target.endpoint, projectId: target.projectId, databaseId: testDatabaseId, apiKey: target.key, deploysFunctions: true,
    settle: () => settleRemote(target),
    close: () => emptyRemote(target, testDatabaseId),
  }
}
