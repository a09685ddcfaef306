import { AppwriteError, type ErrorType } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import type { Route } from '../../http/route'
import { optional, required, type ParamSpecs } from '../../http/validator'
import { customId, oneOf } from '../../http/validators'

/** Words of the older API (databases, collections, documents, attributes) for the newer ones. */
const PATHS: [RegExp, string][] = [
  [/^\/tablesdb/, '/databases'], [/\/tables\b/, '/collections'], [/:tableId/, ':collectionId'], [/\/rows\b/, '/documents'],
  [/:rowId/, ':documentId'], [/\/columns\b/, '/attributes'], [/:column\b/, ':attribute'],
]
const PARAMS: Record<string, string> = {
  tableId: 'collectionId', rowId: 'documentId', rows: 'documents', rowSecurity: 'documentSecurity', columns: 'attributes', relatedTableId: 'relatedCollectionId', column: 'attribute',
}
const ERRORS: [RegExp, string][] = [[/^column_index_/, 'index_'], [/^row_/, 'document_'], [/^table_/, 'collection_'], [/^column_/, 'attribute_']]

/** Whether a call came over the older `/databases` routes. */
export function isLegacy(context: Pick<Context, 'route'>): boolean {
  return context.route.service === 'databases'
}

/** What the older routes ask for in another way than the newer ones. */
const OLDER_PARAMS: Readonly<Record<string, ParamSpecs>> = {
  'PUT /databases/:databaseId/collections/:collectionId/documents/:documentId': { documentId: required(customId) },
  'PATCH /databases/:databaseId/collections/:collectionId/attributes/:key/relationship': { onDelete: optional(oneOf(['cascade', 'restrict', 'setNull']), null) },
}

/** The same route under its older name: path, parameters and error types in the older words. */
export function toLegacy(route: Route): Route {
  const path = PATHS.reduce((text, [from, to]) => text.replace(from, to), route.path)
  const params = { ...Object.fromEntries(Object.entries(route.params).map(([name, spec]) => [PARAMS[name] ?? name, spec])), ...OLDER_PARAMS[`${route.method} ${path}`] }
  return {
    ...route,
    path,
    scope: legacyScope(route),
    service: 'databases',
    params,
    handler: async (context, given) => {
      try {
        return await route.handler(context, fromLegacy(route, given))
      } catch (error) {
        throw error instanceof AppwriteError ? legacyError(error) : error
      }
    },
  }
}

/** The older routes know the older scopes alone, except that transactions are read with the newer one. */
function legacyScope({ method, path, scope }: Route): Route['scope'] {
  if (typeof scope === 'string') return scope
  if (method === 'GET' && path.includes('/transactions')) return ['rows.read']
  return scope.filter((name) => /^(collections|documents)\./.test(name))
}

function fromLegacy(route: Route, given: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(route.params).map((name) => [name, given[PARAMS[name] ?? name]]))
}

function legacyError(error: AppwriteError): AppwriteError {
  const shared = SHARED[error.type]
  if (shared !== undefined) return new AppwriteError(error.type, shared(error.message))
  const [from, to] = ERRORS.find(([pattern]) => pattern.test(error.type)) ?? []
  if (from === undefined || to === undefined) return error
  const type = error.type.replace(from, to) as ErrorType
  return new AppwriteError(type, error.params === undefined && error.worded ? { message: legacyWords(error.message) } : { params: error.params })
}

/** Errors of both families whose words differ; names and ids in them stay as they are. */
const SHARED: Partial<Record<ErrorType, (message: string) => string>> = {
  general_bad_request: legacyWords,
  attribute_type_invalid: (message) => message.replace(/^tablesDB\b/, 'databases'),
  general_cursor_not_found: (message) => message.replace(/^Row\b/, 'Document'),
  database_query_order_null: (message) => message.replace(/^The order column/, 'The order attribute').replace(/all rows order column values/, 'all documents order attribute values'),
}

const WORDS: [RegExp, string][] = [
  [/\bcolumn(s?)\b/g, 'attribute$1'], [/\bRow\b/g, 'Document'], [/\browId\b/g, 'documentId'], [/\brow(s?)\b/g, 'document$1'], [/\btable\b/g, 'collection'], [/\btablesDB\b/g, 'databases'],
]

function legacyWords(message: string): string {
  return WORDS.reduce((text, [from, to]) => text.replace(from, to), message)
}
