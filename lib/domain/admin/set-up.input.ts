import { z } from 'zod'
import { staffRoles } from './staff-roles.table'
import { newPassword, personEmail } from '../patients/sign-up.input'

const name = z.string().trim().min(2, 'Enter a name').max(120, 'Use 120 characters or fewer')

/** What the owner of a new installation tells on the one-time page. */
export const setUpInput = z.object({
  token: z.string().min(20).max(200),
  organisationName: name,
  slug: z.string().trim().toLowerCase().regex(/^[a-z][a-z0-9-]{1,30}$/, 'Use small letters, digits and dashes, like riverside-clinic'),
  kind: z.enum(['clinic', 'laboratory', 'pharmacy', 'mixed'], 'Choose what it is'),
  timeZone: z.string().refine(isTimeZone, 'Choose the time zone of the clinic'),
  country: z.string().trim().toUpperCase().regex(/^[A-Z]{2}$/, 'Enter the two letters of the country, like GB'),
  givenName: name,
  familyName: name,
  email: personEmail,
  password: newPassword,
})
export type SetUpInput = z.output<typeof setUpInput>

export const inviteMemberInput = z.object({
  id: z.string().regex(/^[a-z0-9]{20}$/),
  givenName: name,
  familyName: name,
  email: personEmail,
  role: z.enum(staffRoles, 'Choose a role'),
  jobTitle: z.string().trim().max(80, 'Use 80 characters or fewer'),
})
export type InviteMemberInput = z.output<typeof inviteMemberInput>

export const suspendMemberInput = z.object({ membershipId: z.string().min(1).max(36) })
export type SuspendMemberInput = z.output<typeof suspendMemberInput>

function isTimeZone(zone: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC'
}
