import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from '../start/folders.mjs'
import { runCommand } from '../start/run-command.mjs'

const node = (...args) => runCommand([process.execPath, ...args])
const inModules = (...parts) => inRoot('node_modules', ...parts)

/** The types of the whole project, by the native compiler. */
export const typesStage = {
  name: 'Types',
  run: async () => {
    const { code, output } = await node(inModules('@typescript', 'native', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.json')
    const errors = output.split('\n').filter((line) => /error TS\d+/.test(line)).length
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : Math.max(1, errors), details: output }
  },
}

/** The rules of style and size. */
export const lintStage = {
  name: 'Lint',
  run: async () => {
    const { code, output } = await node(inModules('eslint', 'bin', 'eslint.js'), '.', '--cache', '--cache-location', inModules('.cache', 'eslint'), '--max-warnings', '0')
    const problems = Number(/✖ (\d+) problem/.exec(output)?.[1] ?? 1)
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : problems, details: output }
  },
}

/** Files, exports and packages that nothing reads. `knip.json` says where a program begins. */
export const deadCodeStage = {
  name: 'Dead code',
  run: async () => {
    const { code, output } = await node(inModules('knip', 'bin', 'knip.js'), '--no-progress', '--no-config-hints')
    const found = output.split('\n').filter((line) => /^\S+\s+.*\S:\d+:\d+|^\S+\.\w+\s*$/.test(line)).length
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : Math.max(1, found), details: output }
  },
}

const roomPlaces = ['app', 'components', 'actions', 'lib', 'appwrite', 'middleware.ts', 'instrumentation.ts', 'instrumentation.node.ts']

/** Which room may import which. A run that looked at fewer modules than there are has proved nothing. */
export const roomsStage = {
  name: 'Rooms',
  run: async () => {
    const { output } = await node(inModules('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...roomPlaces)
    const report = readReport(output)
    if (!report) return { passed: 0, failed: 1, details: output.slice(-3000) }
    const cruised = new Set(report.modules.map((module) => module.source))
    const missing = roomPlaces.flatMap(sourcesIn).filter((file) => !cruised.has(file))
    const violations = report.summary.violations.filter((violation) => violation.rule.severity === 'error').map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
    const details = [...violations, ...(missing.length > 0 ? [`${missing.length} modules were not looked at, such as ${missing.slice(0, 3).join(', ')}.`] : [])]
    return { passed: details.length === 0 ? 1 : 0, failed: details.length, details: details.join('\n'), notes: `${cruised.size} modules looked at` }
  },
}

function readReport(output) {
  try {
    return JSON.parse(output.slice(output.indexOf('{')))
  } catch {
    // Not a report: what the tool said instead is shown.
    return null
  }
}

function sourcesIn(place) {
  if (statSync(inRoot(place)).isFile()) return [place]
  return readdirSync(inRoot(place)).flatMap((name) => {
    const path = join(place, name)
    if (name === 'dist' || name === 'node_modules') return []
    if (statSync(inRoot(path)).isDirectory()) return sourcesIn(path)
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [path] : []
  })
}
