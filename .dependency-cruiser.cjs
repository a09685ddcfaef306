const rooms = require('./rooms.cjs')

const anyRoom = '^(app|components|actions|lib|appwrite|middleware\\.ts|instrumentation\\.ts|instrumentation\\.node\\.ts)'
const inside = (names) => `^(${names.map((name) => name.replaceAll('.', '\\.')).join('|')})(/|$)`
const notTests = '(\\.test\\.tsx?$|^lib/testing/|^tests/)'

const roomRules = Object.entries(rooms).map(([room, mayImport]) => ({
  name: `room:${room}`,
  severity: 'error',
  comment: `${room} may import only: ${mayImport.join(', ') || 'nothing in this repository'}`,
  from: { path: inside([room]), pathNot: [notTests, ...(room === 'components' ? ['^components/ui/'] : [])] },
  to: { path: anyRoom, pathNot: inside([room, ...mayImport, ...(room === 'components' ? ['components/ui'] : [])]) },
}))

// Each outside package has exactly one home.
const home = (pkg, homes, name = pkg) => ({
  name: `home:${name}`,
  severity: 'error',
  from: { pathNot: `(${inside(homes)}|${notTests})` },
  to: { path: `^node_modules/${pkg}/` },
})

module.exports = {
  forbidden: [
    ...roomRules,
    home('node-appwrite', ['lib/data', 'appwrite/seed', 'scripts']),
    home('appwrite', ['lib/realtime'], 'appwrite-web'),
    home('(next|react|react-dom)', ['app', 'components', 'actions', 'lib/session', 'lib/realtime', 'lib/documents', 'appwrite/functions', 'middleware.ts', 'instrumentation.ts', 'scripts', 'next.config.ts'], 'next-and-react'),
    home('(@photostructure/sqlite|ws|smtp-server|nodemailer)', ['appwrite/local', 'scripts'], 'local-backend-packages'),
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-test-code-in-product', severity: 'error', from: { pathNot: notTests }, to: { path: '^lib/testing/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^\\.next|/dist/|^tests/conformance/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
