import { z } from 'zod'
import { clinicSettings, secret32, say, webAddress } from './setting-shapes'

const shape = z.object({
  APPWRITE_ENDPOINT: webAddress.describe('Where the server reaches Appwrite, ending in /v1'),
  APPWRITE_PROJECT_ID: z.string().min(1).max(36),
  APPWRITE_API_KEY: z.string().min(8),
  APPWRITE_DATABASE_ID: z.string().default('clinic'),
  APPWRITE_PUBLIC_ENDPOINT: clinicSettings.APPWRITE_PUBLIC_ENDPOINT.optional(),
  APP_ORIGIN: clinicSettings.APP_ORIGIN,
  APP_SECRET: secret32.describe('Seals session cookies and hashes sign-in attempts'),
  APP_SECRET_OLD: secret32.optional().describe('The secret before the last change: cookies sealed with it are still opened'),
  DOCUMENT_SIGNING_KEY: clinicSettings.DOCUMENT_SIGNING_KEY.optional(),
  DEMO: clinicSettings.DEMO.default('false').transform((value) => value === 'true'),
  BACKEND_STUDIO: clinicSettings.BACKEND_STUDIO.default('false').transform((value) => value === 'true'),
  SETUP_TOKEN_HASH: clinicSettings.SETUP_TOKEN_HASH.optional(),
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
  throw new Error(`The settings are not complete: ${say(parsed.error)}. See .env.example.`)
}
