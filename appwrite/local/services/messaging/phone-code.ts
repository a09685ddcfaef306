import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import type { Project } from '../../project'
import type { Tx } from '../../storage/store'

export const CODE_JOB = 'phone-code'

export type MockPhone = { number: string; otp: string; createdAt: string; updatedAt: string }

/** The fixed code of a test number, or null: such numbers get no message. */
export function mockOtp(project: Project, phone: string): string | null {
  return project.settings.get<MockPhone[]>('auth.mockPhones', []).find((mock) => mock.number === phone)?.otp ?? null
}

/** Refuses with 503 when no text message provider is enabled. */
export function requirePhone({ db }: Context): void {
  if (db.get("SELECT 1 AS yes FROM providers WHERE type = 'sms' AND enabled = 1") === undefined) throw new AppwriteError('general_phone_disabled', 'Phone provider not configured')
}

/** Queues a text message with a code. The job is sealed. */
export function sendCode({ backend, project }: Context, tx: Tx, { phone, code }: { phone: string; code: string }): void {
  const content = `${code} is your code for ${project.settings.get('project.name', project.id)}. Do not pass it on.`
  project.jobs.enqueue(tx, { kind: CODE_JOB, payload: { sealed: backend.cipher.seal(JSON.stringify({ phone, content })) } })
}
