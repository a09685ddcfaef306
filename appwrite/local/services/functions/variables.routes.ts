import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { nullable, optional, required } from '../../http/validator'
import { customId, queryList, strictBoolean, text, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import { chosenId } from '../../storage/ids'
import { uniqueClash } from '../../storage/sqlite'
import { runnerOf } from './function-runner'
import { toVariable, type FunctionRow, type VariableRow } from './functions.rows'
import { getFunction } from './functions.store'

const ATTRIBUTES = {
  key: { sql: 'variables.key', type: 'string' }, resourceType: { sql: 'variables.resource_type', type: 'string' },
  resourceId: { sql: 'variables.resource_id', type: 'string' }, secret: { sql: 'variables.secret', type: 'boolean' },
} as const

const model = (context: Context, row: VariableRow) => toVariable(row, (sealed) => context.backend.cipher.open(sealed))
const one = { functionId: required(uid), variableId: required(uid) }

function getVariable(context: Context, owner: FunctionRow, id: string): VariableRow {
  const row = context.db.get<VariableRow>('SELECT * FROM variables WHERE id = ? AND function_seq = ?', id, owner.seq)
  if (row === undefined) throw new AppwriteError('variable_not_found')
  return row
}

/** Runs a statement whose unique clash means that the key or id is taken. */
function claim(work: () => void): void {
  try {
    work()
  } catch (error) {
    throw uniqueClash(error) === null ? error : new AppwriteError('variable_already_exists')
  }
}

const createVariable = route({
  method: 'POST', path: '/functions/:functionId/variables', scope: 'functions.write', service: 'functions', status: 201, older: { below: '1.9.4', rewrite: (body) => ({ variableId: 'unique()', ...body }) }, model: 'variable',
  params: { functionId: required(uid), variableId: required(customId), key: required(text(255)), value: required(text(8192, 0)), secret: optional(strictBoolean, true) },
  handler: (context, params) => context.write((tx) => {
    const owner = getFunction(context.db, params.functionId)
    const id = chosenId(params.variableId, context.now)
    claim(() => context.db.run(
      'INSERT INTO variables (id, created_at, updated_at, function_seq, resource_id, key, value, secret, search) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      id, context.isoNow, context.isoNow, owner.seq, owner.id, params.key, context.backend.cipher.seal(params.value), Number(params.secret), `${id} ${owner.id} ${params.key} function`,
    ))
    context.db.run('UPDATE functions SET live = 0 WHERE seq = ?', owner.seq)
    runnerOf(context.backend).changed(tx, owner.id)
    return model(context, getVariable(context, owner, id))
  }),
})

const updateVariable = route({
  method: 'PUT', path: '/functions/:functionId/variables/:variableId', scope: 'functions.write', service: 'functions', model: 'variable',
  params: { ...one, key: optional<string | null, string | null>(nullable(text(255, 0)), null), value: optional<string | null, string | null>(nullable(text(8192, 0)), null), secret: optional<boolean | null, boolean | null>(nullable(strictBoolean), null) },
  handler: (context, params) => context.write((tx) => {
    const owner = getFunction(context.db, params.functionId)
    const row = getVariable(context, owner, params.variableId)
    if (row.secret === 1 && params.secret === false) throw new AppwriteError('variable_cannot_unset_secret')
    if (params.key === null && params.value === null && params.secret === null) throw new AppwriteError('general_argument_invalid')
    const key = params.key ?? row.key
    claim(() => context.db.run(
      'UPDATE variables SET key = ?, value = ?, secret = ?, updated_at = ?, search = ? WHERE seq = ?',
      key, params.value === null ? row.value : context.backend.cipher.seal(params.value), Number(params.secret ?? row.secret === 1), context.isoNow, `${row.id} ${owner.id} ${key} function`, row.seq,
    ))
    context.db.run('UPDATE functions SET live = 0 WHERE seq = ?', owner.seq)
    runnerOf(context.backend).changed(tx, owner.id)
    return model(context, getVariable(context, owner, params.variableId))
  }),
})

const deleteVariable = route({
  method: 'DELETE', path: '/functions/:functionId/variables/:variableId', scope: 'functions.write', service: 'functions', status: 204, params: one,
  handler: (context, { functionId, variableId }) => context.write((tx) => {
    const owner = getFunction(context.db, functionId)
    context.db.run('DELETE FROM variables WHERE seq = ?', getVariable(context, owner, variableId).seq)
    context.db.run('UPDATE functions SET live = 0 WHERE seq = ?', owner.seq)
    runnerOf(context.backend).changed(tx, owner.id)
  }),
})

/** Settings a function finds in its environment, encrypted at rest. */
export const variableRoutes: Route[] = [
  createVariable,
  updateVariable,
  deleteVariable,
  route({
    method: 'GET', path: '/functions/:functionId/variables/:variableId', scope: 'functions.read', service: 'functions', model: 'variable', params: one,
    handler: (context, { functionId, variableId }) => model(context, getVariable(context, getFunction(context.db, functionId), variableId)),
  }),
  route({
    method: 'GET', path: '/functions/:functionId/variables', scope: 'functions.read', service: 'functions', model: 'variable[]',
    params: { functionId: required(uid), queries: optional(queryList, [] as string[]), total: optional(totalSwitch, true) },
    handler: (context, { functionId, queries, total }) => {
      const owner = getFunction(context.db, functionId)
      const found = listStored<VariableRow>(context, { table: 'variables', attributes: ATTRIBUTES, queries, total, noun: 'Variable', where: { sql: 'variables.function_seq = ?', values: [owner.seq] } })
      return { total: found.total, variables: found.rows.map((row) => model(context, row)) }
    },
  }),
]
