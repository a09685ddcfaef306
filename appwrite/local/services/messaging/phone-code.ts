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
export function requirePhone({ db, backend }: Context): void {
  if (backend.options.textsGoNowhere === true) return
  if (db.get("SELECT 1 AS yes FROM providers WHERE type = 'sms' AND enabled = 1") === undefined) throw new AppwriteError('general_phone_disabled', 'Phone provider not configured')
}

/** Queues a text message with a code. */
export function sendCode(context: Context, tx: Tx, { phone, code }: { phone: string; code: string }): void {
  sendText(context, tx, { phone, content: `${code} is your code for ${context.project.settings.get('project.name', context.project.id)}. Do not pass it on.` })
}

/** Queues a text message. The job is sealed, because such messages carry secrets. */
export function sendText({ backend, project }: Context, tx: Tx, text: { phone: string; content: string }): void {
  project.jobs.enqueue(tx, { kind: CODE_JOB, payload: { sealed: backend.cipher.seal(JSON.stringify(text)) } })
}
