/** What a caller without a session may ask for. */
export const GUEST_SCOPES: readonly string[] = [
  'global', 'public', 'home', 'console', 'graphql', 'sessions.write', 'documents.read', 'documents.write', 'rows.read', 'rows.write',
  'embeddings.write', 'files.read', 'files.write', 'locale.read', 'avatars.read', 'executions.write',
]

export const USER_SCOPES: readonly string[] = [
  ...GUEST_SCOPES, 'account', 'teams.read', 'teams.write', 'presences.read', 'presences.write', 'projects.read', 'executions.read',
  'targets.read', 'targets.write', 'subscribers.write', 'subscribers.read', 'assistant.read', 'rules.read',
]

/** What every API key may do beside its own scopes. */
export const KEY_BASE_SCOPES: readonly string[] = ['global', 'health.read', 'graphql', 'public']

const READ_WRITE = [
  'project', 'keys', 'platforms', 'mocks', 'policies', 'project.policies', 'project.oauth2', 'templates', 'stages', 'users', 'sessions', 'teams',
  'databases', 'tables', 'columns', 'indexes', 'rows', 'collections', 'attributes', 'documents', 'buckets', 'files', 'tokens', 'functions',
  'executions', 'execution', 'sites', 'log', 'providers', 'topics', 'subscribers', 'targets', 'messages', 'rules', 'webhooks', 'migrations',
  'schedules', 'vcs', 'insights', 'reports', 'presences', 'projects', 'oauth2',
]

/** Every scope an API key can be given. */
export const KEY_SCOPES: readonly string[] = [
  ...READ_WRITE.flatMap((name) => [`${name}.read`, `${name}.write`]),
  'embeddings.write', 'locale.read', 'avatars.read', 'health.read', 'assistant.read',
]
