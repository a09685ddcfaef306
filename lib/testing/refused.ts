import { Refusal } from '@/lib/errors/refusals'

/** The code an operation refuses with, or `done` when it goes through. Any other error is a bug and is thrown on. */
export async function refused(run: Promise<unknown>): Promise<string> {
  try {
    await run
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
