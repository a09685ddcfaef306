import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startBackend } from './backend-process.mjs'
import { buildScene } from './scene.mjs'

/** A data folder with the scene of the throughput part, made when it is not there yet, and what callers need to know about it. */
export async function openBench({ folder, program, port }) {
  const data = join(folder, 'scene')
  const note = join(folder, 'scene.json')
  if (!existsSync(note)) {
    const backend = await startBackend({ program, data, port })
    const target = await buildScene(backend)
    await backend.stop()
    writeFileSync(note, JSON.stringify(target))
  }
  return { data, port, target: { ...JSON.parse(readFileSync(note, 'utf8')), port, run: Date.now().toString(36) } }
}
