import type { Role } from './roles'

/** Somebody signed in, as the session proved them. Inputs never say who acts. */
export type PersonActor = {
  kind: 'person'
  id: string
  name: string
  role: Role
  organisationId: string
  /** Only for the patient role: the patient record that is theirs. */
  patientId: string | null
}

/** A function or the clinic's own machinery, acting for one organisation. */
export type SystemActor = { kind: 'system'; id: string; name: string; role: 'system'; organisationId: string }

/** Somebody who is not signed in: signing up, or checking a document. */
export type VisitorActor = { kind: 'visitor'; id: 'visitor'; name: 'Visitor'; role: 'visitor'; organisationId: string }

export type Actor = PersonActor | SystemActor | VisitorActor

/** Where a request came from, for the audit line. */
export type RequestOrigin = { address: string | null; device: string | null; requestId: string }
