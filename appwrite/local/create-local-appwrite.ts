import { Backend, type BackendOptions } from './backend'
import { closeServer, listen, type FailureReport } from './http/server'
import { services } from './services/services'
import { studioService } from './studio/studio.service'

export type LocalAppwriteOptions = Omit<BackendOptions, 'port'> & {
  /** 0 or absent picks a free port. */
  port?: number
  /** Told about faults that became a 500, so that they can be logged. */
  onFailure?: FailureReport
}

export type LocalAppwrite = {
  /** Endpoint for SDKs, e.g. `http://localhost:9500/v1`. */
  url: string
  /** The parts of the running server, for tests that look inside. */
  backend: Backend
  close(): Promise<void>
  /** Finishes queued events, functions and deliveries, so that no test sleeps. */
  settle(): Promise<void>
}

/** Starts an Appwrite-compatible server on a data folder (or in memory) and resolves when it answers. */
export async function createLocalAppwrite(options: LocalAppwriteOptions): Promise<LocalAppwrite> {
  const served = options.studio === true ? [...services, studioService] : services
  const backend = new Backend({ ...options, port: options.port ?? 0 }, served)
  const report: FailureReport = options.onFailure ?? (() => undefined)
  backend.project.store.events.onListenerError = (error) => report(error, { method: 'EVENT', path: '' })
  try {
    const server = await listen(backend, report)
    for (const service of served) await service.start?.(backend)
    backend.project.jobs.start()
    return {
      url: backend.url,
      backend,
      settle: () => backend.settle(),
      close: async () => {
        await closeServer(server)
        await backend.close()
      },
    }
  } catch (error) {
    await backend.close()
    throw error
  }
}
