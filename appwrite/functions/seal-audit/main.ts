import { sealSince } from '@/lib/operations/audit/seal-recent'
import { listSealedOrganisations, signHeads } from '@/lib/operations/audit/sign-heads'
import type { FunctionCall } from '../function-call'
import { openFunction } from '../open-function'

const lookBackHours = 48

/** Seals what the quick sealer left out, and signs how far each chain has come. */
export default async function main(call: FunctionCall): Promise<unknown> {
  const opened = openFunction(call, 'seal-audit')
  const maker = opened.makerOf('installation')
  const sealed = await sealSince(maker.clinic, { since: new Date(opened.now().getTime() - lookBackHours * 3_600_000), now: opened.now })
  const signed = await signHeads(maker, await listSealedOrganisations(opened.readers))
  return call.res.json({ sealed, signed })
}
