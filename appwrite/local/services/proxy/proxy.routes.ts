import { AppwriteError } from '../../http/appwrite-error'
import type { Context } from '../../http/context'
import { route, type Route } from '../../http/route'
import { invalid, optional, required, validator } from '../../http/validator'
import { queryList, text, totalSwitch, uid } from '../../http/validators'
import { listStored } from '../../query/list-stored'
import { uniqueId } from '../../storage/ids'
import { uniqueClash } from '../../storage/sqlite'
import { findFunction } from '../functions/functions.store'

type RuleRow = {
  seq: number; id: string; created_at: string; updated_at: string; domain: string; type: string; trigger_kind: string
  deployment_id: string; resource_type: string; resource_id: string; branch: string; status: string
}

const ATTRIBUTES = {
  domain: { sql: 'rules.domain', type: 'string' }, type: { sql: 'rules.type', type: 'string' }, trigger: { sql: 'rules.trigger_kind', type: 'string' }, status: { sql: 'rules.status', type: 'string' },
  deploymentResourceType: { sql: 'rules.resource_type', type: 'string' }, deploymentResourceId: { sql: 'rules.resource_id', type: 'string' },
  deploymentId: { sql: 'rules.deployment_id', type: 'string' }, deploymentVcsProviderBranch: { sql: 'rules.branch', type: 'string' },
} as const

const LABEL = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/
const domain = validator('Value must be a valid domain', (value) => (typeof value === 'string' && value.length <= 253 && value.split('.').every((label) => LABEL.test(label)) ? value.toLowerCase() : invalid))

function toRule(row: RuleRow): Record<string, unknown> {
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, domain: row.domain, type: row.type, trigger: row.trigger_kind, redirectUrl: '', redirectStatusCode: 301,
    deploymentId: row.deployment_id, deploymentResourceType: row.resource_type, deploymentResourceId: row.resource_id, deploymentVcsProviderBranch: row.branch, status: row.status, logs: '', renewAt: '',
  }
}

function getRule(context: Context, id: string): RuleRow {
  const row = context.db.get<RuleRow>('SELECT * FROM rules WHERE id = ?', id)
  if (row === undefined) throw new AppwriteError('rule_not_found')
  return row
}

const event = (context: Context, action: string, row: RuleRow) =>
  ({ projectId: context.project.id, pattern: `rules.[ruleId].${action}`, params: { ruleId: row.id }, payload: toRule(row), readRoles: [], userId: '', at: context.now })

const createFunctionRule = route({
  method: 'POST', path: '/proxy/rules/function', scope: 'rules.write', service: 'proxy', status: 201, model: 'rule', rateLimit: { limit: 10, seconds: 60, key: 'userId:{userId}, url:{url}' },
  params: { domain: required(domain), functionId: required(uid), branch: optional(text(255, 0), '') },
  handler: (context, params) => context.write((tx) => {
    const owner = findFunction(context.db, params.functionId)
    if (owner === undefined) throw new AppwriteError('rule_resource_not_found')
    const id = uniqueId(context.now)
    try {
      context.db.run(
        "INSERT INTO rules (id, created_at, updated_at, domain, deployment_id, resource_type, resource_id, branch, search) VALUES (?, ?, ?, ?, ?, 'function', ?, ?, ?)",
        id, context.isoNow, context.isoNow, params.domain, owner.deployment_id, owner.id, params.branch, `${id} ${params.domain} ${params.branch}`,
      )
    } catch (error) {
      throw uniqueClash(error) === null ? error : new AppwriteError('rule_already_exists')
    }
    const row = getRule(context, id)
    tx.emit(event(context, 'create', row))
    return toRule(row)
  }),
})

const deleteRule = route({
  method: 'DELETE', path: '/proxy/rules/:ruleId', scope: 'rules.write', service: 'proxy', status: 204, params: { ruleId: required(uid) },
  handler: (context, { ruleId }) => context.write((tx) => {
    const row = getRule(context, ruleId)
    context.db.run('DELETE FROM rules WHERE seq = ?', row.seq)
    tx.emit(event(context, 'delete', row))
  }),
})

/** Domains of functions, as far as deployment tools ask for them. */
export const proxyRoutes: Route[] = [
  createFunctionRule,
  deleteRule,
  route({
    method: 'GET', path: '/proxy/rules/:ruleId', scope: 'rules.read', service: 'proxy', model: 'rule', params: { ruleId: required(uid) },
    handler: (context, { ruleId }) => toRule(getRule(context, ruleId)),
  }),
  route({
    method: 'GET', path: '/proxy/rules', scope: 'rules.read', service: 'proxy', model: 'rule[]',
    params: { queries: optional(queryList, [] as string[]), total: optional(totalSwitch, true), search: optional(text(256), '') },
    handler: (context, { queries, total, search }) => {
      const found = listStored<RuleRow>(context, { table: 'rules', attributes: ATTRIBUTES, queries, total, search, noun: 'Rule' })
      return { total: found.total, rules: found.rows.map(toRule) }
    },
  }),
]
