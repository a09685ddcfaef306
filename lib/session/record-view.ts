import 'server-only'
import type { AuditLine } from '../data/transaction'
import type { Context } from './context'

/** Writes down that somebody looked at a record, before the page is shown. Ids only. */
export const recordView = (context: Context, line: AuditLine): Promise<void> => context.clinic.recordRead(line)
