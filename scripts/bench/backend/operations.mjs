// The operations of the recorded bench (tests/conformance/bench.mjs), request by request, and a few more of the app's kind.
const query = (queries) => queries.map((text, i) => `queries[${i}]=${encodeURIComponent(JSON.stringify(text))}`).join('&')
const JSON_TYPE = 'content-type: application/json\r\n'
const FORM = 'meditrackbench'
const megabyte = Buffer.alloc(1_000_000, 'bench data ')

const asSession = ({ project, sessions }, n) => `x-appwrite-project: ${project}\r\nx-appwrite-session: ${sessions[n % sessions.length]}\r\n`
const asKey = ({ project, key }) => `x-appwrite-project: ${project}\r\nx-appwrite-key: ${key}\r\n`

const rows = (table) => `/v1/tablesdb/bench/tables/${table}/rows`
const byGroup = query([{ method: 'equal', attribute: 'g', values: [2] }, { method: 'limit', values: [25] }])
const newest = query([{ method: 'equal', attribute: 'g', values: [2] }, { method: 'orderDesc', attribute: 'at' }, { method: 'limit', values: [25] }])
const ofPatient = query([{ method: 'equal', attribute: 'patientId', values: ['patient7'] }, { method: 'orderDesc', attribute: 'collectedAt' }, { method: 'limit', values: [26] }])

/** Answers the JSON of a call made with the key. */
async function told(caller, target, { method, path, body }) {
  return JSON.parse(await caller.ask({ method, path: `/v1${path}`, head: asKey(target) + JSON_TYPE, body: JSON.stringify(body) }))
}

/** Stages five creates; answers the path that commits them. */
export async function stageFive(caller, target, n) {
  const { $id } = await told(caller, target, { method: 'POST', path: '/tablesdb/transactions', body: {} })
  const operations = Array.from({ length: 5 }, (_, i) => ({ action: 'create', databaseId: 'bench', tableId: 't', rowId: `x${target.run}-${n}-${i}`, data: { title: 'tx' } }))
  await told(caller, target, { method: 'POST', path: `/tablesdb/transactions/${$id}/operations`, body: { operations } })
  return `/tablesdb/transactions/${$id}`
}

export const commitStaged = (caller, target, path) => told(caller, target, { method: 'PATCH', path, body: { commit: true } })

function form(id) {
  const part = (name, rest) => `--${FORM}\r\ncontent-disposition: form-data; name="${name}"${rest}`
  return Buffer.concat([Buffer.from(`${part('fileId', `\r\n\r\n${id}\r\n`)}${part('file', '; filename="b.bin"\r\ncontent-type: application/octet-stream\r\n\r\n')}`), megabyte, Buffer.from(`\r\n--${FORM}--\r\n`)])
}

export const upload = (caller, target, id) => caller.ask({ method: 'POST', path: '/v1/storage/buckets/bench/files', head: `${asKey(target)}content-type: multipart/form-data; boundary=${FORM}\r\n`, body: form(id) })

/**
 * `recorded` is the name of the same operation in the figures of the real server; `raw` names what SQLite does alone.
 * Writes go round many people, since each may write 120 rows a minute.
 */
export const operations = {
  getRow: {
    label: 'getRow (session)', recorded: 'getRow (session)', raw: 'getRow',
    run: (caller, target, n) => caller.ask({ method: 'GET', path: `${rows('t')}/r1_1`, head: asSession(target, n % 16) }),
  },
  listRows: {
    label: 'listRows 25 by indexed equal (session)', recorded: 'listRows 25 by indexed equal (session)', raw: 'listRows',
    run: (caller, target, n) => caller.ask({ method: 'GET', path: `${rows('t')}?${byGroup}`, head: asSession(target, n % 16) }),
  },
  listTeamRows: {
    label: 'listRows 25 newest, rows shared with teams (session)', recorded: 'listRows 25 by indexed equal (session)', raw: 'listTeamRows',
    run: (caller, target, n) => caller.ask({ method: 'GET', path: `${rows('notes')}?${newest}`, head: asSession(target, n % 16) }),
  },
  listTeamRowsJwt: {
    label: 'the same with a JWT', recorded: 'listRows 25 by indexed equal (session)', raw: 'listTeamRows',
    run: (caller, target, n) => caller.ask({ method: 'GET', path: `${rows('notes')}?${newest}`, head: `x-appwrite-project: ${target.project}\r\nx-appwrite-jwt: ${target.jwts[n % target.jwts.length]}\r\n` }),
  },
  listWideRows: {
    label: 'listRows 26 results of a patient, 43 columns (session)', recorded: 'listRows 25 by indexed equal (session)', raw: 'listWideRows',
    run: (caller, target, n) => caller.ask({ method: 'GET', path: `${rows('results')}?${ofPatient}`, head: asSession(target, n % 16) }),
  },
  createRow: {
    label: 'createRow (session)', recorded: 'createRow (session)', raw: 'createRow',
    run: (caller, target, n) => caller.ask({ method: 'POST', path: rows('t'), head: asSession(target, n) + JSON_TYPE, body: `{"rowId":"n${target.run}-${n}","data":{"title":"new","g":9,"body":"x"}}` }),
  },
  updateRow: {
    label: 'updateRow (session)', recorded: 'updateRow (session)', raw: 'updateRow',
    run: (caller, target, n) => caller.ask({ method: 'PATCH', path: `${rows('t')}/r${n % 10}_${n % 100}`, head: asSession(target, n) + JSON_TYPE, body: `{"data":{"title":"t${n}"}}` }),
  },
  transaction: {
    label: 'transaction of 5 creates, 3 calls (key)', recorded: 'transaction of 5 creates (key)', raw: 'transaction',
    run: async (caller, target, n) => commitStaged(caller, target, await stageFive(caller, target, n)),
  },
  signIn: {
    label: 'createEmailPasswordSession (key)', recorded: 'createEmailPasswordSession (key)', raw: 'signIn',
    run: (caller, target, n) => told(caller, target, { method: 'POST', path: '/account/sessions/email', body: { email: target.emails[n % target.emails.length], password: target.password } }),
  },
  upload: {
    label: 'file upload 1 MB (key)', recorded: 'file upload 1 MB (key)', raw: 'upload',
    run: (caller, target, n) => upload(caller, target, `f${target.run}-${n}`),
  },
  download: {
    label: 'file download 1 MB (key)', recorded: 'file download 1 MB (key)', raw: 'download',
    run: (caller, target) => caller.ask({ method: 'GET', path: '/v1/storage/buckets/bench/files/first/download', head: asKey(target) }),
  },
}
