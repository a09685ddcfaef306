import { defineConfig } from 'vitest/config'
import react from '@vitejs/plugin-react'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': root.replace(/\/$/, ''), 'server-only': `${root}lib/testing/server-only.ts` } },
  test: {
    // Both cores of the smallest machine we speak of: left alone, one stands idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 40_000,
    projects: [
      { extends: true, test: { name: 'rules', environment: 'node', include: ['lib/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/schema/**/*.test.ts', 'appwrite/seed/**/*.test.ts'], exclude: ['lib/operations/**', 'lib/queries/**', 'lib/data/**', '**/node_modules/**'] } },
      { extends: true, test: { name: 'operations', environment: 'node', include: ['lib/operations/**/*.test.ts', 'lib/queries/**/*.test.ts', 'lib/data/**/*.test.ts', 'actions/**/*.test.ts', 'appwrite/functions/**/*.test.ts', 'tests/{security,concurrency}/**/*.test.ts'] } },
      { extends: true, test: { name: 'backend', environment: 'node', include: ['appwrite/local/**/*.test.ts', 'tests/{faults,fuzz}/**/*.test.ts'] } },
      { extends: true, test: { name: 'components', environment: 'jsdom', include: ['components/**/*.test.tsx', 'app/**/*.test.tsx'], setupFiles: ['lib/testing/component-setup.ts'] } },
    ],
    coverage: { provider: 'v8', include: ['lib/**/*.ts', 'appwrite/local/**/*.ts'], exclude: ['**/*.test.ts', 'lib/testing/**', '**/*.table.ts'], reporter: ['text-summary', 'json-summary'] },
  },
})
