import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { nullable, optional, required } from '../../http/validator'
import { boolean, customId, queryList, text, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import { chosenId } from '../../storage/ids'
import { uniqueClash } from '../../storage/sqlite'
import { READ, WRITE } from './project.routes'

type VariableRow = { seq: number; id: string; created_at: string; updated_at: string; key: string; value: string; secret: number }

/** Variables of the project belong to no function. */
const OWNER = 0
const variableId = required(uid)
const attributes = {
  key: { sql: 'variables.key', type: 'string' }, resourceType: { sql: 'variables.resource_type', type: 'string' }, resourceId: { sql: "''", type: 'string' }, secret: { sql: 'variables.secret', type: 'boolean' },
} as const

/** Values every function is given; a secret one can be set, never read. */
export const projectVariableRoutes: Route[] = [
  route({
    ...WRITE, method: 'POST', status: 201, path: '/project/variables', params: { variableId: required(customId), key: required(text(255)), value: required(text(8192, 0)), secret: optional(boolean, true) },
    handler: (context, given) => context.write(() => {
      const { db, isoNow, now, backend, project } = context
      const id = chosenId(given.variableId, now)
      clashing(() => db.run(
        "INSERT INTO variables (id, created_at, updated_at, function_seq, resource_id, resource_type, key, value, secret, search) VALUES (?, ?, ?, ?, ?, 'project', ?, ?, ?, ?)",
        id, isoNow, isoNow, OWNER, project.id, given.key, backend.cipher.seal(given.value), given.secret ? 1 : 0, `${id} ${given.key} project`,
      ))
      return toVariable(context, mustFind(context, id))
    }),
  }),
  route({
    ...READ, path: '/project/variables', params: { queries: optional(queryList, []), total: optional(totalSwitch, true) },
    handler: (context, asked) => {
      const found = listStored<VariableRow>(context, { table: 'variables', attributes, ...asked, noun: 'Variable', where: { sql: 'variables.function_seq = ?', values: [OWNER] } })
      return { total: found.total, variables: found.rows.map((row) => toVariable(context, row)) }
    },
  }),
  route({ ...READ, path: '/project/variables/:variableId', params: { variableId }, handler: (context, given) => toVariable(context, mustFind(context, given.variableId)) }),
  route({
    ...WRITE, method: 'PUT', path: '/project/variables/:variableId', params: { variableId, key: optional(nullable(text(255, 0)), null), value: optional(nullable(text(8192, 0)), null), secret: optional(nullable(boolean), null) },
    handler: (context, given) => context.write(() => {
      const before = mustFind(context, given.variableId)
      if (before.secret === 1 && given.secret === false) throw new AppwriteError('variable_cannot_unset_secret')
      if (given.key === null && given.value === null && given.secret === null) throw new AppwriteError('general_argument_invalid')
      const value = given.value === null ? before.value : context.backend.cipher.seal(given.value)
      const secret = given.secret === null ? before.secret : Number(given.secret)
      clashing(() => context.db.run('UPDATE variables SET key = ?, value = ?, secret = ?, updated_at = ? WHERE id = ?', given.key ?? before.key, value, secret, context.isoNow, before.id))
      return toVariable(context, mustFind(context, before.id))
    }),
  }),
  route({
    ...WRITE, method: 'DELETE', status: 204, path: '/project/variables/:variableId', params: { variableId },
    handler: (context, given) => context.write(() => {
      context.db.run('DELETE FROM variables WHERE id = ?', mustFind(context, given.variableId).id)
    }),
  }),
]

function toVariable({ backend }: Context, row: VariableRow): Record<string, unknown> {
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, key: row.key, value: row.secret === 1 ? '' : backend.cipher.open(row.value),
    secret: row.secret === 1, resourceType: 'project', resourceId: '',
  }
}

function mustFind({ db }: Context, id: string): VariableRow {
  const row = db.get<VariableRow>('SELECT * FROM variables WHERE id = ? AND function_seq = ?', id, OWNER)
  if (row === undefined) throw new AppwriteError('variable_not_found')
  return row
}

function clashing(write: () => unknown): void {
  try {
    write()
  } catch (error) {
    if (uniqueClash(error) !== null) throw new AppwriteError('variable_already_exists')
    throw error
  }
}
