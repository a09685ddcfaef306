import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inRoot } from '../start/folders.mjs'
import { lastLines, runCommand } from '../start/run-command.mjs'

const leastCoverage = 85

/**
 * Vitest, of every project or of the named ones, of every file or of those in the named places.
 * @param {{ projects?: string[], withCoverage?: boolean, files?: string[], options?: string[], env?: Record<string, string> }} [given]
 */
export const vitestStage = ({ projects = [], withCoverage = false, files = [], options = [], env = {} } = {}) => ({
  name: projects.length > 0 ? `Tests of ${projects.join(', ')}` : 'Unit, contract and component tests',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'meditrack-tests-'))
    const file = join(folder, 'report.json')
    const args = [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--passWithNoTests', '--reporter=json', `--outputFile=${file}`, '--reporter=dot', ...files, ...options, ...projects.flatMap((project) => ['--project', project]), ...(withCoverage ? ['--coverage', `--coverage.reportsDirectory=${folder}/coverage`] : [])]
    const { code, output } = await runCommand([process.execPath, ...args], { env: { FORCE_COLOR: '0', ...env } })
    const outcome = existsSync(file) ? summarise(JSON.parse(readFileSync(file, 'utf8')), { code, output }) : { passed: 0, failed: 1, details: lastLines(output, 80) }
    const coverage = withCoverage ? readCoverage(join(folder, 'coverage', 'coverage-summary.json')) : null
    rmSync(folder, { recursive: true, force: true })
    return coverage ? withCoverageOf(outcome, coverage) : outcome
  },
})

function summarise(report, { code, output }) {
  const failures = report.testResults.flatMap((file) => [
    ...(file.status === 'failed' && file.assertionResults.length === 0 ? [`${file.name}\n${file.message}`] : []),
    ...file.assertionResults.filter(({ status }) => status === 'failed').map((test) => `${file.name} › ${test.fullName}\n${test.failureMessages.join('\n')}`),
  ])
  const isOtherwiseBroken = code !== 0 && failures.length === 0
  const details = isOtherwiseBroken ? lastLines(output, 60) : failures.map((failure) => failure.split('\n').slice(0, 25).join('\n')).join('\n\n')
  return { passed: report.numPassedTests, failed: failures.length + (isOtherwiseBroken ? 1 : 0), details }
}

function readCoverage(file) {
  if (!existsSync(file)) return null
  const { total } = JSON.parse(readFileSync(file, 'utf8'))
  return { lines: total.lines.pct, functions: total.functions.pct, branches: total.branches.pct }
}

function withCoverageOf(outcome, { lines, functions, branches }) {
  const isEnough = lines >= leastCoverage
  return {
    passed: outcome.passed + (isEnough ? 1 : 0),
    failed: outcome.failed + (isEnough ? 0 : 1),
    details: [outcome.details, ...(isEnough ? [] : [`${lines} % of the lines are covered; ${leastCoverage} % are asked for.`])].filter(Boolean).join('\n\n'),
    notes: `Coverage of lib and appwrite/local: ${lines} % of lines, ${functions} % of functions, ${branches} % of branches`,
  }
}
