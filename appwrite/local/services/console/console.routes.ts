import { KEY_SCOPES } from '../../auth/scopes.table'
import { route, type Route } from '../../http/route'
import { STORAGE_LIMIT } from '../storage/buckets.routes'

const scopes = () => ({ total: KEY_SCOPES.length, scopes: KEY_SCOPES.map((id) => ({ $id: id, description: '', category: '', deprecated: false })) })

/** What tools ask of a server about itself before they deploy. */
export const consoleRoutes: Route[] = [
  route({
    method: 'GET', path: '/console/variables', scope: 'projects.read', service: 'console', params: {},
    handler: (context) => ({
      _APP_DOMAIN_TARGET_CNAME: context.request.hostname, _APP_DOMAIN_TARGET_A: '127.0.0.1', _APP_DOMAIN_TARGET_AAAA: '::1', _APP_DOMAIN_TARGET_CAA: '',
      _APP_COMPUTE_BUILD_TIMEOUT: 900, _APP_STORAGE_LIMIT: STORAGE_LIMIT, _APP_COMPUTE_SIZE_LIMIT: 30_000_000, _APP_USAGE_STATS: 'disabled',
      _APP_VCS_ENABLED: false, _APP_VCS_PROVIDERS: [], _APP_VCS_PROVIDERS_WITH_REPOSITORY_CREATION: [], _APP_VCS_PROVIDERS_WITH_PUBLIC_REPOSITORIES: [], _APP_DOMAIN_ENABLED: false, _APP_ASSISTANT_ENABLED: false,
      _APP_DOMAIN_SITES: 'sites.localhost', _APP_DOMAIN_FUNCTIONS: 'functions.localhost', _APP_OPTIONS_FORCE_HTTPS: 'disabled', _APP_DOMAINS_NAMESERVERS: '', _APP_DB_ADAPTER: 'mariadb',
      supportForRelationships: true, supportForOperators: true, supportForSpatials: false, supportForSpatialIndexNull: false, supportForFulltextWildcard: true,
      supportForMultipleFulltextIndexes: true, supportForAttributeResizing: true, supportForSchemas: true, maxIndexLength: 768, supportForIntegerIds: true,
    }),
  }),
  route({ method: 'GET', path: '/console/scopes/project', lacks: 'descriptions and categories', scope: 'public', service: 'console', params: {}, handler: scopes }),
]
