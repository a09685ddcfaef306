/** How many attempts of one kind may fail within a window, and how long whoever made them then rests. Minutes. */
export type AttemptPolicy = { allowed: number; windowMinutes: number; restMinutes: number }

/** A policy with where it comes from. `source` is what an auditor asks for. */
export type PublishedPolicy = AttemptPolicy & { version: string; source: string }

/**
 * What holds where the installation approved nothing else (`attempt-policy` among its configuration versions, see
 * docs/operations/sign-in-limits.md). `sign-in` is one account's; the kinds that end in `-from` are counted by the network
 * a request comes from, and so generous that a whole clinic behind one address is not shut out.
 */
export const attemptPolicies = {
  'sign-in': { version: '2026-11', allowed: 10, windowMinutes: 15, restMinutes: 15, source: 'OWASP Authentication Cheat Sheet, account lockout: by account, for a time, counted over an observation window. Well under the 100 consecutive failures of NIST SP 800-63B 5.2.2.' },
  'sign-in-from': { version: '2026-11', allowed: 100, windowMinutes: 60, restMinutes: 15, source: 'OWASP ASVS 4.0.3, 2.2.1 (password spraying and credential stuffing; at most 100 failures an hour). Failures alone count; a success gives its attempt back.' },
  'sign-up': { version: '2026-11', allowed: 20, windowMinutes: 60, restMinutes: 60, source: 'OWASP ASVS 4.0.3, 2.2.1 and 11.1.4 (limits against mass creation).' },
  recovery: { version: '2026-11', allowed: 5, windowMinutes: 60, restMinutes: 60, source: 'OWASP Forgot Password Cheat Sheet (no flooding of a mailbox).' },
  'recovery-from': { version: '2026-11', allowed: 30, windowMinutes: 60, restMinutes: 60, source: 'OWASP ASVS 4.0.3, 11.1.4.' },
  verification: { version: '2026-11', allowed: 5, windowMinutes: 60, restMinutes: 60, source: 'As recovery: a mail for each request.' },
  'verification-from': { version: '2026-11', allowed: 30, windowMinutes: 60, restMinutes: 60, source: 'As recovery-from.' },
  'document-check': { version: '2026-11', allowed: 120, windowMinutes: 10, restMinutes: 10, source: 'OWASP ASVS 4.0.3, 11.1.4: a code cannot be guessed; this keeps the server free.' },
} as const satisfies Record<string, PublishedPolicy>

export type AttemptKind = keyof typeof attemptPolicies
