import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { inRoot } from './folders.mjs'
import { CannotStart, step } from './progress.mjs'
import { requireWritableCheckout } from './requirements.mjs'
import { lastLines, runCommand } from './run-command.mjs'
import { requireNobodyServes } from './served-pages.mjs'
import { hashOfSources } from './source-hash.mjs'

const sources = ['app', 'actions', 'components', 'lib', 'public', 'middleware.ts', 'instrumentation.ts', 'instrumentation.node.ts', 'next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json']
const mark = inRoot('.next', 'built-from')

/** Builds the pages for production, when a source changed since the last build. */
export async function buildPages() {
  const wanted = hashOfSources(sources)
  if (existsSync(inRoot('.next', 'BUILD_ID')) && existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  requireWritableCheckout()
  requireNobodyServes()
  await step('Building the pages', async () => {
    const { code, output } = await runCommand([process.execPath, inRoot('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], { env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } })
    if (code !== 0) throw new CannotStart(`The pages could not be built:\n${lastLines(output)}`)
  })
  writeFileSync(mark, wanted)
}
