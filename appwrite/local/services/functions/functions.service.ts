import type { Backend } from '../../backend'
import type { Service } from '../../service'
import { BUILD_JOB, buildDeployment } from './build-deployment'
import { deploymentRoutes } from './deployments.routes'
import { executionRoutes } from './executions.routes'
import { runnerOf } from './function-runner'
import { functionRoutes } from './functions.routes'
import { functionsSchema } from './functions.schema'
import { mountFunctions } from './mount-functions'
import { queueDue, startSchedules } from './schedules'
import { variableRoutes } from './variables.routes'

/** Ends the look at schedules, per running server. */
const schedules = new WeakMap<Backend, () => void>()

/** Executions that a dead server left running will never end: queued ones come again, the others failed. */
async function closeAbandoned({ project }: Backend): Promise<void> {
  await project.store.write(() => project.db.run("UPDATE executions SET status = 'failed', response_status_code = 500, errors = 'The server stopped while the function was running.' WHERE status = 'processing'"))
}

/** Functions: code, variables, executions, events and schedules. */
export const functionsService: Service = {
  name: 'functions',
  migrations: functionsSchema,
  routes: [...functionRoutes, ...variableRoutes, ...deploymentRoutes, ...executionRoutes],
  formats: [
    { model: 'execution', below: '2.0.0', apply: ({ resourceId, resourceType: _, ...body }) => ({ ...body, functionId: resourceId }) },
    { model: 'function', below: '1.9.0', apply: ({ buildSpecification, runtimeSpecification: _, ...body }) => ({ ...body, specification: buildSpecification }) },
  ],
  async start(backend) {
    const runner = runnerOf(backend)
    backend.project.jobs.handle(BUILD_JOB, ({ deploymentId }) => buildDeployment(backend, String(deploymentId)))
    await closeAbandoned(backend)
    runner.start()
    await mountFunctions(backend)
    schedules.set(backend, startSchedules(backend))
  },
  async settle(backend) {
    await queueDue(backend)
    await backend.project.jobs.settle()
  },
  async stop(backend) {
    schedules.get(backend)?.()
    await runnerOf(backend).stop()
  },
}
