import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { optional, required } from '../../http/validator'
import { queryList, text, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import { emitUserEvent } from '../users/user-events'
import { identityAttributes } from '../users/users.attributes'
import { READ, WRITE } from '../users/users.routes'
import { ACCOUNT } from './account.routes'
import { currentUser } from './current-user'
import { toIdentity, type IdentityRow } from './identity.model'

const list = { queries: optional(queryList, []), total: optional(totalSwitch, true) }
const identityId = required(uid)

/** Accounts at other providers that belong to users. */
export const identityRoutes: Route[] = [
  route({
    ...ACCOUNT, method: 'GET', path: '/account/identities', params: list,
    handler: (context, { queries, total }) => {
      const found = listStored<IdentityRow>(context, { table: 'identities', attributes: identityAttributes, queries, total, noun: 'Identity', where: { sql: 'identities.user_id = ?', values: [currentUser(context).id] } })
      return { total: found.total, identities: found.rows.map((row) => toIdentity(context, row)) }
    },
  }),
  route({
    ...ACCOUNT, method: 'DELETE', status: 204, path: '/account/identities/:identityId', params: { identityId },
    handler: (context, given) => deleteIdentity(context, given.identityId, currentUser(context).id),
  }),
  route({
    ...READ, path: '/users/identities', params: { queries: list.queries, search: optional(text(256), ''), total: list.total },
    handler: (context, { queries, total, search }) => {
      // Identities have no words to search in.
      if (search !== '') throw new AppwriteError('general_query_invalid', 'Invalid query: Attribute not found in schema: search')
      const found = listStored<IdentityRow>(context, { table: 'identities', attributes: identityAttributes, queries, total, noun: 'User' })
      return { total: found.total, identities: found.rows.map((row) => toIdentity(context, row)) }
    },
  }),
  route({ ...WRITE, method: 'DELETE', status: 204, path: '/users/identities/:identityId', params: { identityId }, handler: (context, given) => deleteIdentity(context, given.identityId, null) }),
]

function deleteIdentity(context: Context, id: string, owner: string | null): Promise<void> {
  return context.write((tx) => {
    const row = context.db.get<IdentityRow>('SELECT * FROM identities WHERE id = ?', id)
    if (row === undefined || (owner !== null && row.user_id !== owner)) throw new AppwriteError('user_identity_not_found')
    context.db.run('DELETE FROM identities WHERE id = ?', row.id)
    const payload = { ...toIdentity(context, row), providerAccessToken: '', providerRefreshToken: '' }
    emitUserEvent(context, tx, { name: 'identities.[identityId].delete', userId: row.user_id, params: { identityId: row.id }, payload })
  })
}
