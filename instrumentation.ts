/** Runs once when the server starts: a wrong setting stops it here, by name, instead of failing the first person. */
export async function register() {
  // Next replaces this by the name of the runtime it builds for; the edge build must not see the rest.
  // eslint-disable-next-line no-restricted-syntax
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { serverSettings } = await import('./lib/config/server-settings')
  const { APPWRITE_DATABASE_ID } = serverSettings()
  await sealAuditTrail(APPWRITE_DATABASE_ID)
}

/** Chains each new audit entry within two seconds, so that writers never wait for each other. */
async function sealAuditTrail(databaseId: string): Promise<void> {
  const [{ startSealer }, { openClinic }, { appwriteAsClinic }, { newId }, { stderr }] = await Promise.all([
    import('./lib/operations/audit/start-sealer'), import('./lib/data/clinic'), import('./lib/data/appwrite-clients'), import('./lib/data/new-id'), import('node:process'),
  ])
  const now = () => new Date()
  const clinic = openClinic(appwriteAsClinic(), databaseId, {
    actor: { kind: 'system', id: 'sealer', name: 'Audit sealer', role: 'system', organisationId: 'installation' }, origin: { address: null, device: 'web server', requestId: newId() }, now, newId,
  })
  // An entry that waits is found again a second later; only the reason is told, never the entry.
  startSealer({ clinic, now, onFailure: (error) => void stderr.write(`The audit trail could not be sealed just now: ${error instanceof Error ? error.message : String(error)}\n`) })
}
