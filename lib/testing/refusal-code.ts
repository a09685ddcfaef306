import { Refusal } from '@/lib/errors/refusals'

/** The code a call refuses with, or `done` when it goes through. Any other error is a bug and is thrown on. */
export function refusalCode(run: () => unknown): string {
  try {
    run()
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
