import { z } from 'zod'
import { day, decimal, flag, id, instant, integer, maybe, nested, oneOf, privateText, record, text, texts } from '../record'
import { staffRoles } from './staff-roles.table'

export const address = z.object({
  street: z.string().max(120),
  city: z.string().max(80),
  state: z.string().max(80).default(''),
  postcode: z.string().max(20).default(''),
  country: z.string().length(2),
})
export type Address = z.infer<typeof address>

/** A tenant: a clinic, laboratory or pharmacy. Its id is also the id of its Appwrite team. */
export const organisation = record({
  name: text(120),
  slug: text(60),
  kind: oneOf(['clinic', 'laboratory', 'pharmacy', 'mixed']),
  status: oneOf(['active', 'suspended']),
  timeZone: text(60),
  country: text(2),
  locale: text(10),
  currency: text(3),
  address: maybe(nested(address, 600)),
  phone: maybe(text(30)),
  email: maybe(text(254)),
  brandColour: maybe(text(9)),
  logoFileId: maybe(id()),
  isDemo: flag(),
  acceptsPatients: flag(),
})
export type Organisation = z.infer<typeof organisation>

/** Which role a person holds in an organisation. Mirrors the Appwrite team membership of the same name. */
export const membership = record({
  userId: id(),
  role: oneOf(staffRoles),
  status: oneOf(['invited', 'active', 'suspended', 'ended']),
  displayName: text(120),
  jobTitle: maybe(text(80)),
  teamMembershipId: maybe(id()),
  invitedBy: maybe(id()),
  joinedAt: maybe(instant()),
})
export type Membership = z.infer<typeof membership>

export const practitioner = record({
  userId: id(),
  title: maybe(text(20)),
  givenName: text(80),
  familyName: text(80),
  profession: oneOf(['doctor', 'nurse', 'lab_technician', 'pharmacist', 'admin']),
  specialty: maybe(text(80)),
  licenceNumber: maybe(privateText(150)),
  licenceCountry: maybe(text(2)),
  licenceExpiresOn: maybe(day()),
  qualifications: texts(120),
  yearsOfExperience: maybe(integer()),
  practiceLocation: maybe(text(120)),
  consultationFee: maybe(decimal()),
  phone: maybe(privateText(150)),
  status: oneOf(['pending', 'approved', 'rejected', 'suspended', 'revoked']),
  approvedBy: maybe(id()),
  approvedAt: maybe(instant()),
  acceptsBookings: flag(),
})
export type Practitioner = z.infer<typeof practitioner>

/** A pharmacy or diagnostic centre that works with the organisation. */
export const partner = record({
  kind: oneOf(['pharmacy', 'diagnostics']),
  businessName: text(120),
  registrationNumber: text(60),
  ownerName: text(120),
  address: nested(address, 600),
  phone: maybe(text(30)),
  openingHours: maybe(nested(z.record(z.string(), z.array(z.object({ from: z.string(), to: z.string() }))), 2000)),
  services: texts(80),
  partnerOrganisationId: maybe(id()),
  licenceExpiresOn: maybe(day()),
  status: oneOf(['pending', 'approved', 'rejected', 'suspended', 'revoked']),
  approvedBy: maybe(id()),
  approvedAt: maybe(instant()),
})
export type Partner = z.infer<typeof partner>

/** An application by a doctor, pharmacy or diagnostic centre (reviewer is never the applicant). */
export const application = record({
  applicantUserId: id(),
  kind: oneOf(['doctor', 'nurse', 'pharmacy', 'diagnostics']),
  status: oneOf(['draft', 'submitted', 'in_review', 'more_info_requested', 'approved', 'rejected', 'withdrawn', 'suspended', 'revoked']),
  answers: nested(z.record(z.string(), z.unknown()), 12000, { encrypt: true }),
  documentIds: texts(36),
  licenceExpiresOn: maybe(day()),
  submittedAt: maybe(instant()),
  reviewedBy: maybe(id()),
  reviewedAt: maybe(instant()),
  reason: maybe(privateText(1000)),
})
export type Application = z.infer<typeof application>
