import type { RefusalCode, RefusalDetail } from './refusals'

/** What every action answers. Anything else is a bug and goes to the error page and the log. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; code: RefusalCode; detail: RefusalDetail }
