import { buildFunctions } from '../start/build-functions.mjs'
import { buildPages } from '../start/build-pages.mjs'
import { mostScriptBytes, pageWeights } from '../start/page-weights.mjs'

/** The bundles of the functions, as they are pushed and as they run here. */
export const functionsStage = {
  name: 'Functions build',
  run: async () => {
    const names = await buildFunctions()
    return { passed: Math.max(1, names.length), failed: 0, notes: names.join(', ') }
  },
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`

/** The production build of the pages, and that none is heavier than it may be. */
export const pagesStage = {
  name: 'Pages build',
  run: async () => {
    await buildPages()
    const pages = pageWeights()
    const heavy = pages.filter(({ bytes }) => bytes >= mostScriptBytes)
    return {
      passed: 1 + pages.length - heavy.length, failed: heavy.length,
      notes: `Script of a first view, gzipped: ${kilobytes(pages.at(-1).bytes)} to ${kilobytes(pages[0].bytes)} over ${pages.length} pages`,
      details: heavy.map(({ route, bytes }) => `${route} loads ${kilobytes(bytes)} of script at first; ${kilobytes(mostScriptBytes)} are allowed.`).join('\n'),
    }
  },
}
