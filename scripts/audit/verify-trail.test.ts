import { describe, expect, it } from 'vitest'
import { reportLines } from './verify-trail'

const whole = { problems: [], entries: 4, links: 4, heads: 1, organisations: 1 }

describe('the report of audit:verify', () => {
  it('sums up a whole trail in one line', () => expect(reportLines(whole)).toEqual(['The audit trail is whole: 4 entries, 4 links and 1 signed heads of 1 trail.']))
  it('names the entry of each problem', () => {
    const problem = { organisationId: 'org', kind: 'edited' as const, id: 'e3', says: 'The entry of link 3 is not what was sealed.' }
    expect(reportLines({ ...whole, problems: [problem], organisations: 2 })).toEqual(['org  edited  e3  The entry of link 3 is not what was sealed.', '1 problem in 4 entries, 4 links and 1 signed heads of 2 trails.'])
  })
})
