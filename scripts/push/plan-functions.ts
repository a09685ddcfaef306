import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppwriteException, ID, Query } from 'node-appwrite'
import { InputFile } from 'node-appwrite/file'
import type { AppwriteConfig, FunctionConfig } from './config-file'
import { packCode } from './pack-code'
import { type Plan, sameList, type Services, waitFor } from './step'

/** Settings a function needs at run time; secret ones can never be read back. */
export type FunctionVariables = Record<string, { value: string; isSecret: boolean }>

/** Kept beside the code: what was deployed last, with which settings. */
const hashVariable = 'DEPLOYED_FROM'

type Target = { functions: Services['functions']; wanted: FunctionConfig; variables: FunctionVariables }

/** Functions that are missing, other than the file says, or whose code or settings changed. */
export async function planFunctions({ functions }: Pick<Services, 'functions'>, config: AppwriteConfig, { root, variables }: { root: string; variables: FunctionVariables }): Promise<Plan> {
  const plan: Plan = { steps: [], notes: [] }
  for (const wanted of config.functions) {
    const files = filesOf(join(root, wanted.path))
    if (!files) plan.notes.push(`The function ${wanted.$id} has no bundle in ${wanted.path}. It is left out; run npm run functions:build.`)
    else await planFunction(plan, { functions, wanted, variables }, files)
  }
  return plan
}

async function planFunction(plan: Plan, target: Target, files: { name: string; content: Buffer }[]): Promise<void> {
  const { functions, wanted, variables } = target
  const stored = await absentIsNull(() => functions.get({ functionId: wanted.$id }))
  if (!stored) plan.steps.push({ words: `make the function ${wanted.$id}`, run: () => functions.create(parametersOf(wanted)) })
  else if (!isSame(wanted, stored as unknown as FunctionConfig)) plan.steps.push({ words: `change the function ${wanted.$id}`, run: () => functions.update(parametersOf(wanted)) })
  if (stored && stored.runtime !== wanted.runtime) plan.notes.push(`The function ${wanted.$id} runs on ${stored.runtime}, and a server does not change that to ${wanted.runtime}. Remove it in the console to have it made anew.`)
  const hash = hashOf(files, variables)
  const known = stored ? (await functions.listVariables({ functionId: wanted.$id, queries: [Query.limit(100)] })).variables : []
  if (known.some(({ key, value }) => key === hashVariable && value === hash) && stored?.deploymentId) return
  plan.steps.push({
    words: `deploy the function ${wanted.$id}`,
    run: async () => {
      for (const [key, { value, isSecret }] of Object.entries(variables)) await setVariable(target, { key, value, isSecret })
      await deploy(target, packCode(files))
      await setVariable(target, { key: hashVariable, value: hash, isSecret: false })
    },
  })
}

function filesOf(folder: string): { name: string; content: Buffer }[] | null {
  if (!existsSync(join(folder, 'main.js'))) return null
  return readdirSync(folder).sort().map((name) => ({ name, content: readFileSync(join(folder, name)) }))
}

function hashOf(files: { name: string; content: Buffer }[], variables: FunctionVariables): string {
  const hash = createHash('sha256')
  for (const { name, content } of files) hash.update(`${name}\0`).update(content)
  return hash.update(JSON.stringify(variables)).digest('hex')
}

const parametersOf = (wanted: FunctionConfig) => ({
  functionId: wanted.$id, name: wanted.name, runtime: wanted.runtime as never, execute: wanted.execute, events: wanted.events, schedule: wanted.schedule,
  timeout: wanted.timeout, enabled: wanted.enabled, logging: wanted.logging, entrypoint: wanted.entrypoint, commands: wanted.commands, scopes: wanted.scopes as never,
})

const comparedFields = ['name', 'schedule', 'timeout', 'enabled', 'logging', 'entrypoint', 'commands'] as const
const isSame = (wanted: FunctionConfig, stored: FunctionConfig): boolean =>
  comparedFields.every((name) => wanted[name] === stored[name]) && sameList(wanted.execute, stored.execute) && sameList(wanted.events, stored.events) && sameList(wanted.scopes, stored.scopes)

async function setVariable({ functions, wanted }: Target, { key, value, isSecret }: { key: string; value: string; isSecret: boolean }): Promise<void> {
  const functionId = wanted.$id
  const { variables } = await functions.listVariables({ functionId, queries: [Query.limit(100)] })
  const stored = variables.find((variable) => variable.key === key)
  if (!stored) await functions.createVariable({ functionId, variableId: ID.unique(), key, value, secret: isSecret })
  else if (isSecret || stored.value !== value) await functions.updateVariable({ functionId, variableId: stored.$id, key, value })
}

async function deploy({ functions, wanted }: Target, code: Buffer): Promise<void> {
  const functionId = wanted.$id
  const { $id: deploymentId } = await functions.createDeployment({ functionId, code: InputFile.fromBuffer(code, 'code.tar.gz'), activate: true, entrypoint: wanted.entrypoint, commands: wanted.commands })
  await waitFor(`The deployment of ${functionId}`, async () => {
    const { status, buildLogs } = await functions.getDeployment({ functionId, deploymentId })
    if (status === 'failed' || (status as string) === 'canceled') throw new Error(`The server could not build the function ${functionId}: ${buildLogs.slice(-500)}`)
    return status === 'ready'
  })
}

async function absentIsNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof AppwriteException && error.code === 404) return null
    throw error
  }
}
