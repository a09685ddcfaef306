#!/usr/bin/env node
// As `run.mjs check`, counted scenario by scenario and written as JSON for whoever reports on it:
// node replay.mjs --report FILE --endpoint URL --project ID --key KEY [--mail URL] [--smtp HOST:PORT] [--limited-key KEY] [--abuse] [--only SERVICE]
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { check, scenarios } from './lib/runner.mjs'

const text = { type: 'string' }
const { values: o } = parseArgs({ options: { report: text, endpoint: text, project: text, key: text, mail: text, smtp: text, 'limited-key': text, abuse: { type: 'boolean' }, only: text } })
const env = {
  endpoint: o.endpoint, project: o.project, key: o.key, mail: o.mail, smtp: o.smtp, limited: o['limited-key'],
  has: { mail: Boolean(o.mail), 'limited-key': Boolean(o['limited-key']), abuse: Boolean(o.abuse), realtime: true },
}
const results = []
for (const scenario of await scenarios(join(import.meta.dirname, 'scenarios'), o.only)) {
  const totals = await check([scenario], env, join(import.meta.dirname, 'golden'))
  results.push({ service: scenario.service, name: scenario.name, ...totals[scenario.service] })
}
writeFileSync(o.report, JSON.stringify(results))
process.exit(0)
