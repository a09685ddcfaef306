import type { RefusalCode } from './refusal-catalogue'

/** What a refusal may carry: the field it belongs to and safe values for its sentence. Never patient data. */
export type RefusalDetail = {
  field?: string
  fields?: Record<string, string>
  values?: Record<string, string | number>
}

/** Thrown by rules and operations when they will not do a thing; `define-action` turns it into an answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  constructor(readonly code: RefusalCode, readonly detail: RefusalDetail = {}) {
    super(code)
  }
}

/** Refuses by code. @throws Refusal always */
export function refuse(code: RefusalCode, detail?: RefusalDetail): never {
  throw new Refusal(code, detail)
}
