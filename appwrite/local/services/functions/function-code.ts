import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { exec } from 'node:child_process'
import { tmpdir } from 'node:os'
import { isAbsolute, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import type { Backend } from '../../backend'
import { blobsOf } from '../storage/blob-store'
import type { DeploymentRow } from './functions.rows'
import { unpackTarGz } from './tar'

const run = promisify(exec)
const BUILD_MS = 15 * 60_000

export type Code = { entry: string; version: string }
export type Built = { size: number; logs: string }

/** Unpacked code of deployments: kept in the data folder, or in a temporary one when everything is in memory. */
export class FunctionCode {
  #root: Promise<string> | null = null
  readonly #unpacking = new Map<string, Promise<Built>>()

  constructor(private readonly backend: Backend) {}

  /** Where the function's module is, and a text that changes when the code does. Builds what is not there. */
  async locate(deployment: DeploymentRow): Promise<Code> {
    const folder = deployment.folder === '' ? await this.#folderOf(deployment.id) : deployment.folder
    if (deployment.folder === '' && !existsSync(folder)) await this.build(deployment, {})
    const entry = normalize(join(folder, deployment.entrypoint))
    if (isAbsolute(deployment.entrypoint) || !entry.startsWith(normalize(`${folder}/`))) throw new Error('The entrypoint lies outside the code.')
    const { mtimeMs, size } = await stat(entry)
    return { entry, version: `${deployment.id}:${mtimeMs}:${size}` }
  }

  /** Unpacks a deployment and runs its build commands. The folder appears only when all of it succeeded. */
  build(deployment: DeploymentRow, env: Record<string, string>): Promise<Built> {
    const running = this.#unpacking.get(deployment.id)
    if (running !== undefined) return running
    const job = this.#build(deployment, env).finally(() => this.#unpacking.delete(deployment.id))
    this.#unpacking.set(deployment.id, job)
    return job
  }

  async remove(deploymentId: string): Promise<void> {
    await rm(await this.#folderOf(deploymentId), { recursive: true, force: true })
  }

  async close(): Promise<void> {
    if (this.backend.folder.path === null && this.#root !== null) await rm(await this.#root, { recursive: true, force: true })
  }

  async #build(deployment: DeploymentRow, env: Record<string, string>): Promise<Built> {
    const sealed = await blobsOf(this.backend).read(deployment.blob)
    if (sealed === null) throw new Error('The code of this deployment is not there.')
    const folder = await this.#folderOf(deployment.id)
    const raw = `${folder}.building`
    await rm(raw, { recursive: true, force: true })
    await mkdir(raw, { recursive: true })
    const size = await unpackTarGz(this.backend.cipher.openBytes(sealed), raw)
    const logs = deployment.commands.trim() === '' ? '' : await runCommands(deployment.commands, raw, env)
    await rm(folder, { recursive: true, force: true })
    await rename(raw, folder)
    return { size, logs }
  }

  async #folderOf(deploymentId: string): Promise<string> {
    this.#root ??= this.backend.folder.path === null ? mkdtemp(join(tmpdir(), 'functions-')) : Promise.resolve(this.backend.folder.folder('functions') ?? '')
    return join(await this.#root, deploymentId)
  }
}

async function runCommands(commands: string, folder: string, env: Record<string, string>): Promise<string> {
  const { stdout, stderr } = await run(commands, { cwd: folder, timeout: BUILD_MS, maxBuffer: 16 * 1024 * 1024, encoding: 'utf8', env: { NODE_ENV: 'production', PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? folder, ...env } })
  return [stdout, stderr].filter((text) => text !== '').join('\n').slice(-100_000)
}
