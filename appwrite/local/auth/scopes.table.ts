/** What a caller without a session may ask for. */
export const GUEST_SCOPES: readonly string[] = [
  'global', 'public', 'home', 'console', 'graphql', 'sessions.write', 'documents.read', 'documents.write', 'rows.read', 'rows.write',
  'embeddings.write', 'files.read', 'files.write', 'locale.read', 'avatars.read', 'executions.write',
]

export const USER_SCOPES: readonly string[] = [
  ...GUEST_SCOPES, 'account', 'teams.read', 'teams.write', 'presences.read', 'presences.write', 'projects.read', 'executions.read',
  'targets.read', 'targets.write', 'subscribers.write', 'subscribers.read', 'assistant.read', 'rules.read',
]

/** What every API key may do beside its own scopes. What is for everybody (`public`) is not among it: a key is refused there. */
export const KEY_BASE_SCOPES: readonly string[] = ['global', 'health.read', 'graphql']

const both = (...names: string[]): string[] => names.flatMap((name) => [`${name}.read`, `${name}.write`])

/** Every scope an API key can be given, in the release's order. */
export const KEY_SCOPES: readonly string[] = [
  ...both('project', 'keys', 'platforms', 'mocks', 'policies', 'project.policies', 'project.oauth2', 'templates', 'stages', 'users', 'sessions'),
  ...both('teams', 'databases', 'tables', 'columns', 'indexes', 'rows'),
  'embeddings.write',
  ...both('collections', 'attributes', 'documents', 'buckets', 'files', 'tokens', 'functions', 'executions', 'execution', 'sites', 'log'),
  ...both('providers', 'topics', 'subscribers', 'targets', 'messages', 'rules', 'webhooks'),
  'locale.read', 'avatars.read', 'health.read', 'assistant.read',
  ...both('migrations', 'schedules', 'vcs', 'insights', 'reports', 'presences'),
]

/** Scopes of routes that older clients call; only the installation's own key has them. */
export const OWN_KEY_SCOPES: readonly string[] = both('projects', 'oauth2')
