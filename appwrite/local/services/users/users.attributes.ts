import type { QueryAttribute } from '../../query/query-schema'

type Attributes = Readonly<Record<string, QueryAttribute>>

/** What lists of users may be filtered and ordered by. */
export const userAttributes: Attributes = {
  name: { sql: 'users.name', type: 'string' },
  email: { sql: 'users.email', type: 'string' },
  phone: { sql: 'users.phone', type: 'string' },
  status: { sql: 'users.status', type: 'boolean' },
  passwordUpdate: { sql: 'users.password_update', type: 'datetime' },
  registration: { sql: 'users.registration', type: 'datetime' },
  emailVerification: { sql: 'users.email_verification', type: 'boolean' },
  phoneVerification: { sql: 'users.phone_verification', type: 'boolean' },
  labels: { sql: 'users.labels', type: 'string', array: true },
  impersonator: { sql: 'users.impersonator', type: 'boolean' },
  accessedAt: { sql: 'users.accessed_at', type: 'datetime' },
}

export const identityAttributes: Attributes = {
  userId: { sql: 'identities.user_id', type: 'string' },
  provider: { sql: 'identities.provider', type: 'string' },
  providerUid: { sql: 'identities.provider_uid', type: 'string' },
  providerEmail: { sql: 'identities.provider_email', type: 'string' },
  providerAccessTokenExpiry: { sql: 'identities.access_expiry', type: 'datetime' },
}

export const targetAttributes: Attributes = {
  userId: { sql: 'targets.user_id', type: 'string' },
  providerId: { sql: 'targets.provider_id', type: 'string' },
  identifier: { sql: 'targets.identifier', type: 'string' },
  providerType: { sql: 'targets.provider_type', type: 'string' },
}
