import { createPrivateKey } from 'node:crypto'
import { z } from 'zod'

/** 32 bytes in base64, as `APP_SECRET` is. */
export const secret32 = z.string().refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 random bytes in base64')

/** An address that a browser or a program can go to; a bare `localhost:3000` would be read as a scheme of its own. */
export const webAddress = z.url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })

const flag = z.enum(['true', 'false'], { error: 'must be true or false' })
const hostAndPort = z.string().refine(isHostAndPort, 'must be host:port')

/**
 * Everything a clinic may set that is not a choice of its backups (those are the local Appwrite's own), by name. An empty
 * value counts as not set.
 */
export const clinicSettings = {
  PORT: z.string().refine((value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535, 'must be a number from 1 to 65535'),
  APP_ORIGIN: webAddress.refine((value) => URL.canParse(value) && new URL(value).origin === value, 'must be an address without a path, such as https://clinic.example').describe('The address people type'),
  DEMO: flag.describe('Loads the demonstration on the first start'),
  TRUST_PROXY: flag.describe('Believes what a proxy of the clinic’s own says about visitors'),
  BACKEND_STUDIO: flag.describe('Shows administrators the inside of the local Appwrite'),
  APPWRITE_ENDPOINT: webAddress.refine((value) => value.endsWith('/v1'), 'must end in /v1'),
  APPWRITE_PROJECT_ID: z.string().max(36, 'has at most 36 characters'),
  APPWRITE_API_KEY: z.string().min(8, 'must have at least 8 characters'),
  APPWRITE_PUBLIC_ENDPOINT: webAddress.describe('Only when browsers reach Appwrite on a domain of its own'),
  APPWRITE_SMTP: hostAndPort,
  APPWRITE_ANTIVIRUS: hostAndPort,
  APP_SECRET: secret32,
  APP_SECRET_OLD: secret32,
  DOCUMENT_SIGNING_KEY: z.string().refine(isEd25519Key, 'must be an Ed25519 private key, PKCS#8 DER in base64').describe('The functions sign documents with it'),
  APPWRITE_ENCRYPTION_KEY: z.string().min(32, 'must have at least 32 random characters'),
  SETUP_TOKEN_HASH: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal digits').describe('Of the one-time set-up link of a clinic without accounts'),
}

/** What is wrong with which setting, in words; never a value, which may be a secret. */
export const say = (error: z.ZodError): string => error.issues.map((issue) => `${issue.path.join('.')} ${issue.code === 'invalid_type' ? 'is missing' : issue.message}`).join('; ')

function isHostAndPort(value: string): boolean {
  const [, port] = /^\S+:(\d{1,5})$/.exec(value) ?? []
  return port !== undefined && Number(port) >= 1 && Number(port) <= 65_535
}

function isEd25519Key(value: string): boolean {
  try {
    return createPrivateKey({ key: Buffer.from(value, 'base64'), format: 'der', type: 'pkcs8' }).asymmetricKeyType === 'ed25519'
  } catch {
    // Not a key at all: refused like a key of another kind.
    return false
  }
}
