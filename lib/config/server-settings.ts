import { z } from 'zod'

const secret32 = z.string().refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 random bytes in base64')
const flag = z.enum(['true', 'false']).default('false').transform((value) => value === 'true')

const shape = z.object({
  APPWRITE_ENDPOINT: z.url().describe('Where the server reaches Appwrite, ending in /v1'),
  APPWRITE_PROJECT_ID: z.string().min(1).max(36),
  APPWRITE_API_KEY: z.string().min(8),
  APPWRITE_DATABASE_ID: z.string().default('clinic'),
  APPWRITE_PUBLIC_ENDPOINT: z.url().optional().describe('Only when browsers reach Appwrite on a domain of its own'),
  APP_ORIGIN: z.url().describe('The address people type, without a path'),
  APP_SECRET: secret32.describe('Seals session cookies and hashes sign-in attempts'),
  APP_SECRET_OLD: secret32.optional().describe('The secret before the last change: cookies sealed with it are still opened'),
  DOCUMENT_SIGNING_KEY: z.string().optional().describe('Ed25519 private key, PKCS#8 DER in base64; the functions sign documents with it'),
  DEMO: flag,
  BACKEND_STUDIO: flag.describe('Shows administrators the inside of the local Appwrite'),
  SETUP_TOKEN_HASH: z.string().optional().describe('SHA-256 of the one-time set-up link of a clinic without accounts'),
})

export type ServerSettings = z.infer<typeof shape>

let settings: ServerSettings | null = null

/**
 * The settings of the server, read once.
 * @throws Error naming every setting that is missing or wrong, and never its value
 */
export function serverSettings(): ServerSettings {
  settings ??= parseSettings(process.env)
  return settings
}

/** Parses settings from any environment; exported for the start-up check and its tests. */
export function parseSettings(environment: Record<string, string | undefined>): ServerSettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = shape.safeParse(given)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code === 'invalid_type' ? 'is missing' : issue.message}`)
  throw new Error(`The settings are not complete: ${wrong.join('; ')}. See .env.example.`)
}
