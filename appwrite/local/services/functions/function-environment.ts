import type { Backend } from '../../backend'
import { SERVER_VERSION } from '../../http/appwrite-error'
import type { DeploymentRow, FunctionRow } from './functions.rows'
import { variablesOf } from './functions.store'
import { RUNTIMES, specificationOf } from './runtimes.table'

/** Settings of the clinic that mounted functions share with the server; variables set by the API come first. */
const SHARED = ['APP_ORIGIN', 'APPWRITE_DATABASE_ID', 'DOCUMENT_SIGNING_KEY']

/** Variables of the project are stored as belonging to this number. */
const PROJECT = 0

/** The environment of one function's process: its variables and what it may know about itself, nothing of the server's. */
export function environmentOf(backend: Backend, row: FunctionRow, deployment: DeploymentRow): Record<string, string> {
  const size = specificationOf(row.runtime_specification)
  const runtime = RUNTIMES.find((one) => one.$id === row.runtime)
  const shared = deployment.folder === '' ? {} : Object.fromEntries(SHARED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))) as Record<string, string>
  // The project's own variables first, so that a function's win over them.
  const variables = Object.fromEntries([PROJECT, row.seq].flatMap((owner) => variablesOf(backend.project.db, owner)).map((variable) => [variable.key, backend.cipher.open(variable.value)]))
  return {
    ...shared, ...variables,
    APPWRITE_FUNCTION_API_ENDPOINT: backend.url, APPWRITE_FUNCTION_ID: row.id, APPWRITE_FUNCTION_NAME: row.name, APPWRITE_FUNCTION_DEPLOYMENT: deployment.id,
    APPWRITE_FUNCTION_PROJECT_ID: backend.project.id, APPWRITE_FUNCTION_RUNTIME_NAME: runtime?.name ?? '', APPWRITE_FUNCTION_RUNTIME_VERSION: runtime?.version ?? '',
    APPWRITE_FUNCTION_CPUS: String(size.cpus), APPWRITE_FUNCTION_MEMORY: String(size.memory), APPWRITE_VERSION: SERVER_VERSION, APPWRITE_REGION: 'default',
    APPWRITE_DEPLOYMENT_TYPE: deployment.type,
    APPWRITE_VCS_REPOSITORY_ID: '', APPWRITE_VCS_REPOSITORY_NAME: '', APPWRITE_VCS_REPOSITORY_OWNER: '', APPWRITE_VCS_REPOSITORY_URL: '',
    APPWRITE_VCS_REPOSITORY_BRANCH: '', APPWRITE_VCS_REPOSITORY_BRANCH_URL: '', APPWRITE_VCS_COMMIT_HASH: '', APPWRITE_VCS_COMMIT_MESSAGE: '',
    APPWRITE_VCS_COMMIT_URL: '', APPWRITE_VCS_COMMIT_AUTHOR_NAME: '', APPWRITE_VCS_COMMIT_AUTHOR_URL: '', APPWRITE_VCS_ROOT_DIRECTORY: '',
  }
}
