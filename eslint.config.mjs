import tseslint from 'typescript-eslint'
import nextVitals from 'eslint-config-next/core-web-vitals'

const small = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 3],
  'max-depth': ['error', 3],
  complexity: ['error', 15],
}

const say = (selector, message) => ({ selector, message })
const clock = [
  say("NewExpression[callee.name='Date'][arguments.length=0]", 'Rules do not look at the clock. Take the time as an argument.'),
  say("CallExpression[callee.object.name='Date'][callee.property.name='now']", 'Rules do not look at the clock. Take the time as an argument.'),
  say("CallExpression[callee.object.name='Math'][callee.property.name='random']", 'Rules do not roll dice.'),
]
const environment = say("MemberExpression[object.name='process'][property.name='env']", 'Read settings from lib/config.')

export default tseslint.config(
  { ignores: ['.next/**', '.next-on-*/**', 'node_modules/**', 'appwrite/functions/*/dist/**', 'tests/conformance/**', '.data/**', 'coverage/**', 'next-env.d.ts', 'public/**'] },
  ...nextVitals,
  tseslint.configs.base,
  { files: ['**/*.{ts,tsx}'], rules: { ...small, '@typescript-eslint/no-explicit-any': 'error', 'no-console': 'error' } },
  { files: ['components/**/*.tsx', 'app/**/*.tsx', 'lib/documents/**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 120, skipBlankLines: true }] } },
  { files: ['**/*.test.{ts,tsx}', 'tests/**'], rules: { 'max-lines-per-function': 'off', 'max-lines': 'off', 'max-params': 'off', 'max-depth': 'off' } },
  {
    // Clinical tables are data: long by nature.
    files: ['lib/domain/**/*.table.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['lib/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...clock, say(':function[async=true]', 'Rules answer at once. Loading and saving belong in lib/operations.'), environment] },
  },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['lib/config/**', '*.config.*', 'lib/domain/**', 'appwrite/local/**', 'scripts/**', 'tests/**', '**/*.test.ts', '**/*.test.tsx'],
    rules: { 'no-restricted-syntax': ['error', environment] },
  },
)
