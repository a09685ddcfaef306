// One line per room: what it may import from inside the repository. Everything else is refused.
// Read it top to bottom: a room may only reach rooms that stand above it.
module.exports = {
  'lib/errors':          [],
  'lib/config':          [],
  'lib/domain':          ['lib/errors'],
  'lib/access':          ['lib/domain', 'lib/errors'],
  'lib/format':          ['lib/domain'],
  'lib/documents':       ['lib/domain', 'lib/format'],
  'lib/data':            ['lib/domain', 'lib/access', 'lib/errors', 'lib/config'],
  'lib/session':         ['lib/domain', 'lib/access', 'lib/errors', 'lib/config', 'lib/data'],
  'lib/operations':      ['lib/domain', 'lib/access', 'lib/errors', 'lib/data'],
  'lib/queries':         ['lib/domain', 'lib/access', 'lib/errors', 'lib/data'],
  'lib/realtime':        ['lib/domain', 'lib/config'],
  'actions':             ['lib/operations', 'lib/session', 'lib/domain', 'lib/access', 'lib/errors', 'lib/config'],
  'components/ui':       [],
  'components':          ['actions', 'lib/domain', 'lib/access', 'lib/errors', 'lib/format', 'lib/realtime'],
  'app':                 ['components', 'actions', 'lib/queries', 'lib/session', 'lib/domain', 'lib/access', 'lib/errors', 'lib/format', 'lib/config', 'lib/operations', 'lib/realtime'],
  'appwrite/functions':  ['lib/operations', 'lib/domain', 'lib/data', 'lib/documents', 'lib/errors', 'lib/format', 'lib/config'],
  'appwrite/local':      [],
  'appwrite/seed':       ['lib/domain', 'lib/access', 'lib/config', 'lib/data', 'lib/errors'],
  'middleware.ts':       ['lib/config'],
  'instrumentation.ts':  ['lib/operations', 'lib/data', 'lib/config'],
}
