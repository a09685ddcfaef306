import { readAppwriteConfig } from '@/scripts/push/config-file'
import { pushConfig } from '@/scripts/push/push-config'

// What `npm run appwrite:push` does once it has found its target, as a process that can be killed.
const [endpoint = '', projectId = '', key = '', file = ''] = process.argv.slice(2)
const { done } = await pushConfig({ endpoint, projectId, key }, readAppwriteConfig(file), { root: '.', functionVariables: null, say: (line) => process.stdout.write(`${line}\n`) })
process.stdout.write(`${done} steps done.\n`)
