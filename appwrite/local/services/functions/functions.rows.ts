import type { PermissionSets } from '../../storage/permission-sets'

export type FunctionRow = {
  seq: number; id: string; created_at: string; updated_at: string
  execute: string; name: string; enabled: number; live: number; logging: number; runtime: string
  deployment_retention: number; deployment_id: string; deployment_created_at: string
  scopes: string; events: string; schedule: string; timeout: number
  entrypoint: string; commands: string; build_specification: string; runtime_specification: string
  next_run: number | null
  /** `FunctionRepository` as JSON. */
  repository: string
}

export type FunctionRepository = { providerBranch: string; providerSilentMode: boolean; providerRootDirectory: string; providerBranches: string[]; providerPaths: string[] }

const NO_REPOSITORY: FunctionRepository = { providerBranch: '', providerRootDirectory: '', providerSilentMode: false, providerBranches: [], providerPaths: [] }

export type VariableRow = {
  seq: number; id: string; created_at: string; updated_at: string
  function_seq: number; resource_id: string; resource_type: string; key: string; value: string; secret: number
}

export type DeploymentRow = {
  seq: number; id: string; created_at: string; updated_at: string
  function_seq: number; resource_id: string; type: string; entrypoint: string; commands: string
  source_size: number; build_size: number; chunks_total: number; chunks_uploaded: number; activate: number
  status: 'waiting' | 'processing' | 'building' | 'ready' | 'canceled' | 'failed'
  build_logs: string; build_duration: number; blob: string
  /** Folder of mounted code; empty for uploaded code. */
  folder: string
}

export type ExecutionRow = {
  seq: number; id: string; created_at: string; updated_at: string
  function_seq: number; function_id: string; deployment_id: string; permission_set: number
  trigger_kind: 'http' | 'schedule' | 'event'
  status: 'waiting' | 'processing' | 'completed' | 'failed' | 'scheduled'
  request_method: string; request_path: string; request_headers: string
  response_status_code: number; response_headers: string
  logs: string; errors: string; duration: number; scheduled_at: string | null
}

type Latest = Pick<DeploymentRow, 'id' | 'created_at' | 'status'>
const list = (text: string) => JSON.parse(text) as string[]

/** The model of the release; an answer to an older client is cut down from it. `open` unseals the variables' values. */
export function toFunction(row: FunctionRow, extra: { variables: readonly VariableRow[]; open(sealed: string): string; latest: Latest | undefined }): Record<string, unknown> {
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, execute: list(row.execute), name: row.name,
    enabled: row.enabled === 1, live: row.live === 1, logging: row.logging === 1, runtime: row.runtime, deploymentRetention: row.deployment_retention,
    deploymentId: row.deployment_id, deploymentCreatedAt: row.deployment_created_at,
    latestDeploymentId: extra.latest?.id ?? '', latestDeploymentCreatedAt: extra.latest?.created_at ?? '', latestDeploymentStatus: extra.latest?.status ?? '',
    scopes: list(row.scopes), vars: extra.variables.map((variable) => toVariable(variable, extra.open)), events: list(row.events), schedule: row.schedule,
    timeout: row.timeout, entrypoint: row.entrypoint, commands: row.commands, version: 'v5',
    installationId: '', providerRepositoryId: '', ...NO_REPOSITORY, ...(JSON.parse(row.repository) as Partial<FunctionRepository>),
    buildSpecification: row.build_specification, runtimeSpecification: row.runtime_specification,
  }
}

/** A secret variable is written and never shown. */
export function toVariable(row: VariableRow, open: (sealed: string) => string): Record<string, unknown> {
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, key: row.key, value: row.secret === 1 ? '' : open(row.value),
    secret: row.secret === 1, resourceType: row.resource_type, resourceId: row.resource_id,
  }
}

/** The model of the release. Sizes are in bytes; there is no repository and no screenshot here. */
export function toDeployment(row: DeploymentRow): Record<string, unknown> {
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, type: row.type, resourceId: row.resource_id, resourceType: 'functions',
    entrypoint: row.entrypoint, sourceSize: row.source_size, buildSize: row.build_size, totalSize: row.source_size + row.build_size, buildId: '',
    activate: row.activate === 1, screenshotLight: '', screenshotDark: '', status: row.status, buildLogs: row.build_logs, buildDuration: row.build_duration,
    providerRepositoryName: '', providerRepositoryOwner: '', providerRepositoryUrl: '', providerCommitHash: '', providerCommitAuthorUrl: '', providerCommitAuthor: '',
    providerCommitMessage: '', providerCommitUrl: '', providerBranch: '', providerBranchUrl: '',
  }
}

/** Logs are for keys alone. */
export function toExecution(row: ExecutionRow, sets: PermissionSets, shown: { logs: boolean }): Record<string, unknown> {
  return {
    $id: row.id, $createdAt: row.created_at, $updatedAt: row.updated_at, $permissions: sets.listOf(row.permission_set),
    resourceId: row.function_id, resourceType: 'functions', deploymentId: row.deployment_id, trigger: row.trigger_kind, status: row.status,
    requestMethod: row.request_method, requestPath: row.request_path, requestHeaders: JSON.parse(row.request_headers) as unknown,
    responseStatusCode: row.response_status_code, responseBody: '', responseHeaders: JSON.parse(row.response_headers) as unknown,
    logs: shown.logs ? row.logs : '', errors: shown.logs ? row.errors : '', duration: row.duration, scheduledAt: row.scheduled_at ?? '',
  }
}
