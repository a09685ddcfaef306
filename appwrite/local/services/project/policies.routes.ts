import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { nullable, optional, required } from '../../http/validator'
import { integerRange, oneOf, queryList, strictBoolean, totalSwitch } from '../../http/validators'
import { ALLOWED_FACTORS, type AllowedFactors } from '../account/mfa'
import { HIDDEN, type Privacy } from '../teams/membership.model'
import { NO_STRENGTH, type Strength } from '../users/password-policy'
import { YEAR_SECONDS } from '../users/session-writes'
import { pageOf } from './page-of'
import { saveSetting } from './project.routes'

const READ = { method: 'GET', scope: ['policies.read', 'project.policies.read'], service: 'project' } as const
const WRITE = { method: 'PATCH', scope: ['policies.write', 'project.policies.write'], service: 'project', model: 'project' } as const

/** Policies that are on or off, and the setting behind each. */
const SWITCHES = {
  'password-dictionary': ['auth.passwordDictionary', false], 'password-personal-data': ['auth.personalDataCheck', false],
  'session-alert': ['auth.sessionAlerts', false], 'session-invalidation': ['auth.invalidateSessions', true],
} as const

/** Policies that are a number; 0 means no limit. */
const TOTALS = { 'password-history': ['auth.passwordHistory', 0], 'session-limit': ['auth.maxSessions', 10], 'user-limit': ['auth.limit', 0] } as const

/** What each number may be. */
const RANGES = { 'password-history': nullable(integerRange(1, 20)), 'session-limit': integerRange(1, 100), 'user-limit': nullable(integerRange(0, 10_000)) } as const

const IDS = ['password-dictionary', 'password-history', 'password-strength', 'password-personal-data', 'session-alert', 'session-duration', 'session-invalidation', 'session-limit', 'user-limit', 'membership-privacy', 'mfa-factors'] as const
type PolicyId = (typeof IDS)[number]

const maybe = optional(strictBoolean, null)

/** Rules for passwords, sessions and what members learn about each other. */
export const policyRoutes: Route[] = [
  route({
    ...READ, path: '/project/policies', params: { queries: optional(queryList, []), total: optional(totalSwitch, true) },
    handler: (context, { queries, total }) => ({ total: total ? IDS.length : 0, policies: pageOf(IDS, queries).map((id) => policy(context, id)) }),
  }),
  route({ ...READ, path: '/project/policies/:policyId', params: { policyId: required(oneOf(IDS)) }, handler: (context, given) => policy(context, given.policyId) }),
  ...Object.entries(SWITCHES).map(([id, [setting]]) => route({ ...WRITE, path: `/project/policies/${id}`, params: { enabled: required(strictBoolean) }, older: { below: '1.9.2', rewrite: fromAlerts }, handler: (context, given) => saveSetting(context, setting, given.enabled) })),
  ...Object.entries(TOTALS).map(([id, [setting]]) => route({
    ...WRITE, path: `/project/policies/${id}`, params: { total: required<number | null>(RANGES[id as keyof typeof RANGES]) }, older: { below: '1.9.2', rewrite: fromLimit },
    handler: (context, given) => saveSetting(context, setting, given.total ?? 0),
  })),
  route({ ...WRITE, path: '/project/policies/session-duration', params: { duration: required(integerRange(60, YEAR_SECONDS)) }, handler: (context, given) => saveSetting(context, 'auth.duration', given.duration) }),
  route({
    ...WRITE, model: undefined, path: '/project/policies/password-strength', params: { min: optional(integerRange(8, 256), null), uppercase: maybe, lowercase: maybe, number: maybe, symbols: maybe },
    handler: async (context, given) => {
      await saveSetting(context, 'auth.passwordStrength', merged(context.project.settings.get<Strength>('auth.passwordStrength', NO_STRENGTH), given))
      return policy(context, 'password-strength')
    },
  }),
  route({
    ...WRITE, path: '/project/policies/membership-privacy', older: { below: '1.9.2', rewrite: fromPrivacy }, params: { userId: maybe, userEmail: maybe, userPhone: maybe, userName: maybe, userMFA: maybe, userAccessedAt: maybe },
    handler: (context, given) => saveSetting(context, 'auth.membershipsPrivacy', merged(context.project.settings.get<Privacy>('auth.membershipsPrivacy', HIDDEN), given)),
  }),
  route({
    ...WRITE, path: '/project/policies/mfa-factors', params: { totp: maybe, email: maybe, phone: maybe, custom: maybe },
    handler: (context, given) => saveSetting(context, 'auth.mfaFactors', merged(context.project.settings.get<AllowedFactors>('auth.mfaFactors', ALLOWED_FACTORS), given)),
  }),
]

type Body = Record<string, unknown>

function fromAlerts({ alerts, ...body }: Body): Body {
  return alerts === undefined ? body : { ...body, enabled: alerts }
}

function fromLimit({ limit, ...body }: Body): Body {
  return limit === undefined ? body : { ...body, total: limit === 0 ? null : limit }
}

function fromPrivacy({ mfa, ...body }: Body): Body {
  return { ...body, userId: false, userPhone: false, ...(mfa === undefined ? {} : { userMFA: mfa }) }
}

/** The value with what was given; what was left out stays. */
function merged<T extends object>(value: T, given: Partial<Record<keyof T, unknown>>): T {
  return { ...value, ...Object.fromEntries(Object.entries(given).filter(([, part]) => part !== null)) }
}

function policy({ project: { settings } }: Context, id: PolicyId): Record<string, unknown> {
  if (id in SWITCHES) {
    const [setting, fallback] = SWITCHES[id as keyof typeof SWITCHES]
    return { $id: id, enabled: settings.get<boolean>(setting, fallback) }
  }
  if (id in TOTALS) {
    const [setting, fallback] = TOTALS[id as keyof typeof TOTALS]
    return { $id: id, total: settings.get<number>(setting, fallback) }
  }
  if (id === 'mfa-factors') return { $id: id, ...settings.get<AllowedFactors>('auth.mfaFactors', ALLOWED_FACTORS) }
  if (id === 'session-duration') return { $id: id, duration: settings.get('auth.duration', YEAR_SECONDS) }
  return { $id: id, ...(id === 'password-strength' ? settings.get<Strength>('auth.passwordStrength', NO_STRENGTH) : settings.get<Privacy>('auth.membershipsPrivacy', HIDDEN)) }
}
