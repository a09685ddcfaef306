import { checkAuditTrail, type AuditCheck } from '@/lib/operations/audit/check-audit-trail'
import type { PushTarget } from '../push/push-config'
import { installationHands } from './installation-hands'

/** Checks the audit trail of every organisation of an installation. */
export const verifyAudit = (target: PushTarget, databaseId: string): Promise<AuditCheck> => checkAuditTrail(installationHands(target, databaseId), new Date())
