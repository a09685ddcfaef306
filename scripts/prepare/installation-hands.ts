import { appwriteAsFunction } from '@/lib/data/appwrite-clients'
import { type Clinic, openClinic } from '@/lib/data/clinic'
import { newId } from '@/lib/data/new-id'
import type { PushTarget } from '../push/push-config'

/** The installation's own hands, for what belongs to no organisation: sealing, checking, loading. */
export const installationHands = (target: PushTarget, databaseId: string): Clinic =>
  openClinic(appwriteAsFunction(target), databaseId, {
    actor: { kind: 'system', id: 'installation', name: 'Installation', role: 'system', organisationId: 'installation' },
    origin: { address: null, device: 'command line', requestId: newId() }, now: () => new Date(), newId,
  })
