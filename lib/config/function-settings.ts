import { z } from 'zod'

const shape = z.object({
  APPWRITE_FUNCTION_API_ENDPOINT: z.url().describe('Where the function reaches Appwrite; set by the server that runs it'),
  APPWRITE_FUNCTION_PROJECT_ID: z.string().min(1),
  APPWRITE_DATABASE_ID: z.string().default('clinic'),
  APP_ORIGIN: z.url().describe('The address people type; printed in the QR code of documents'),
  DOCUMENT_SIGNING_KEY: z.string().min(40).describe('Ed25519 private key, PKCS#8 DER in base64'),
})

export type FunctionSettings = z.infer<typeof shape>

/**
 * The settings of a function: what its server gives it, and its variables.
 * @throws Error naming every setting that is missing or wrong, and never its value
 */
export function functionSettings(environment: Record<string, string | undefined> = process.env): FunctionSettings {
  const parsed = shape.safeParse(Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')))
  if (parsed.success) return parsed.data
  throw new Error(`The function's variables are not complete: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code === 'invalid_type' ? 'is missing' : issue.message}`).join('; ')}.`)
}
