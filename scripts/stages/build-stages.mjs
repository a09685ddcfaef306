import { buildFunctions } from '../start/build-functions.mjs'
import { buildPages } from '../start/build-pages.mjs'

/** The bundles of the functions, as they are pushed and as they run here. */
export const functionsStage = {
  name: 'Functions build',
  run: async () => {
    const names = await buildFunctions()
    return { passed: Math.max(1, names.length), failed: 0, notes: names.join(', ') }
  },
}

/** The production build of the pages. */
export const pagesStage = {
  name: 'Pages build',
  run: async () => {
    await buildPages()
    return { passed: 1, failed: 0 }
  },
}
