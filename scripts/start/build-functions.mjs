import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheFolder, inRoot } from './folders.mjs'
import { step } from './progress.mjs'
import { hashOfSources } from './source-hash.mjs'

const folder = inRoot('appwrite', 'functions')
const mark = join(cacheFolder, 'functions-built-from')

/** The functions of the clinic that have a `main.ts`. */
export const functionNames = () => (existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(join(folder, name, 'main.ts'))).sort() : [])

export const bundleOf = (name) => join(folder, name, 'dist', 'main.js')

/** Whether every function has some bundle, perhaps of older sources. */
export const hasEveryBundle = () => functionNames().every((name) => existsSync(bundleOf(name)))

/**
 * Bundles every function into `dist/main.js`, one self-contained file that the open-runtimes Node image runs as it is.
 * @returns {Promise<string[]>} names of the functions there are
 */
export async function buildFunctions() {
  const names = functionNames()
  const wanted = hashOfSources(['appwrite/functions', 'lib', 'package-lock.json', 'scripts/start/build-functions.mjs'])
  const isCurrent = existsSync(mark) && readFileSync(mark, 'utf8') === wanted && names.every((name) => existsSync(bundleOf(name)))
  if (isCurrent || names.length === 0) return names
  await step('Bundling the functions', () => bundle(names))
  mkdirSync(cacheFolder, { recursive: true })
  writeFileSync(mark, wanted)
  return names
}

/** pdfkit finds its standard fonts with a `require` it makes at run time; a bundle needs one it can see. */
const standardFontsInside = {
  name: 'standard-fonts-inside',
  setup: (build) => build.onLoad({ filter: /pdfkit[\\/]js[\\/]pdfkit\.node\.mjs$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replaceAll("require$1('#standard-fonts/", "require('#standard-fonts/"), loader: 'js', resolveDir: dirname(path),
  })),
}

async function bundle(names) {
  const { build } = await import('esbuild')
  await Promise.all(names.map((name) => build({
    absWorkingDir: inRoot(),
    entryPoints: [join(folder, name, 'main.ts')],
    outfile: bundleOf(name),
    bundle: true,
    minify: true,
    // Stack traces in a function's log name our functions, not one letter.
    keepNames: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    alias: { 'server-only': inRoot('scripts/start/nothing.mjs') },
    // Fonts and the like travel inside the bundle.
    loader: { '.ttf': 'binary', '.woff': 'binary', '.woff2': 'binary', '.png': 'binary', '.svg': 'text' },
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    plugins: [standardFontsInside],
    logLevel: 'error',
  })))
  // The project's packages are ES modules; a function's own folder says that its bundle is not.
  for (const name of names) writeFileSync(join(folder, name, 'dist', 'package.json'), '{ "type": "commonjs" }\n')
}
