/** Calls the server as its key. Throws with the server's sentence when it refuses. */
export function callsOf({ url, project, key }) {
  return async (method, path, body) => {
    const answer = await fetch(`${url}${path}`, {
      method, headers: { 'content-type': 'application/json', 'x-appwrite-project': project, 'x-appwrite-key': key, 'x-appwrite-response-format': '1.8.0' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`)
    return text === '' ? null : JSON.parse(text)
  }
}

const all = `queries[0]=${encodeURIComponent('{"method":"limit","values":[5000]}')}`
/** The command line writes all but tables with every push, changed or not, and deploys the code of functions anew. */
const ofEveryPush = new Set(['$updatedAt', 'deploymentId', 'deploymentCreatedAt', 'latestDeploymentId', 'latestDeploymentCreatedAt', 'latestDeploymentStatus', 'live'])
const settled = (list) => list.map((made) => Object.fromEntries(Object.entries(made).filter(([name]) => !ofEveryPush.has(name))))

/** Everything on the server that the configuration file describes, tables and columns with their times, so that one made anew shows. */
export async function readState(call, databaseId) {
  const [databases, tables, buckets, teams, topics, functions] = await Promise.all([
    call('GET', `/tablesdb?${all}`), call('GET', `/tablesdb/${databaseId}/tables?${all}`), call('GET', `/storage/buckets?${all}`),
    call('GET', `/teams?${all}`), call('GET', `/messaging/topics?${all}`), call('GET', `/functions?${all}`),
  ])
  return {
    databases: databases.databases, tables: tables.tables, buckets: settled(buckets.buckets), teams: settled(teams.teams),
    topics: settled(topics.topics), functions: settled(functions.functions),
  }
}

/** The first place where two values differ, or null: `tables.3.columns.0.max: 5 is not 6`. */
export function firstDifference(was, is, path = '') {
  if (Object.is(was, is)) return null
  const nested = typeof was === 'object' && typeof is === 'object' && was !== null && is !== null && Array.isArray(was) === Array.isArray(is)
  if (!nested) return `${path || 'value'}: ${JSON.stringify(was)} is not ${JSON.stringify(is)}`
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const found = firstDifference(was[name], is[name], path === '' ? name : `${path}.${name}`)
    if (found !== null) return found
  }
  return null
}
