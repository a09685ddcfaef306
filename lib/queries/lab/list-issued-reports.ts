import type { QueryContext } from '../query'

/** The laboratory's reports, newest first. */
export const listIssuedReports = ({ actor, data }: QueryContext, after: string | null) =>
  data.labReports.list({ where: { organisationId: actor.organisationId, status: ['partial', 'preliminary', 'final', 'amended', 'corrected', 'appended'] }, orderBy: ['issuedAt', 'desc'], limit: 30, after })
