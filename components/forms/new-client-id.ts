import { clientId } from '@/lib/domain/client-id'

/** A fresh id for a form that is about to be shown. */
export const newClientId = (): string => clientId(crypto.getRandomValues(new Uint8Array(20)))
