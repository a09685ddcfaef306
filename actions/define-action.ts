import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import type { Permission } from '../lib/access/permissions'
import type { Answer } from '../lib/errors/answer'
import { Refusal } from '../lib/errors/refusals'
import { type Context, requireContext } from '../lib/session/context'

type Definition<Input extends z.ZodType, Value> = {
  /** No action exists without naming one. */
  permission: Permission
  input: Input
  /** Allowed before the e-mail address is verified? Only what leads to verification is. */
  beforeVerification?: boolean
  run: (context: Context, input: z.output<Input>) => Promise<Value>
}

/**
 * The only way to make an action for somebody signed in: session, permission, input, operation, in that order.
 * It answers with a refusal's code; any other error is a bug and goes to the error page and the log.
 */
export function defineAction<Input extends z.ZodType, Value>({ permission, input, run, beforeVerification = false }: Definition<Input, Value>) {
  return async (raw: z.input<Input>): Promise<Answer<Value>> => {
    try {
      const context = await requireContext(permission)
      if (!context.account.isEmailVerified && !beforeVerification) throw new Refusal('session.email-not-verified')
      return { ok: true, value: await run(context, parseInput(input, raw)) }
    } catch (error) {
      return answerRefusal(error)
    }
  }
}

/** Parses what came over the wire. @throws Refusal input.invalid with one sentence per field */
export function parseInput<Input extends z.ZodType>(input: Input, raw: unknown): z.output<Input> {
  const parsed = input.safeParse(raw)
  if (parsed.success) return parsed.data
  const fields = Object.fromEntries(parsed.error.issues.toReversed().map((issue) => [issue.path.join('.'), issue.message]))
  throw new Refusal('input.invalid', { fields })
}

/** Turns a refusal into an answer and lets everything else fail loudly. */
export function answerRefusal(error: unknown): Extract<Answer<never>, { ok: false }> {
  unstable_rethrow(error)
  if (error instanceof Refusal) return { ok: false, code: error.code, detail: error.detail }
  throw error
}
