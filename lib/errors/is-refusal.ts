import { Refusal } from './refusal'
import type { RefusalCode } from './refusal-catalogue'

/** Is this a refusal, and if a code is given, that one? */
export const isRefusal = (error: unknown, code?: RefusalCode): error is Refusal => error instanceof Refusal && (code === undefined || error.code === code)
