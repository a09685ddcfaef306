export type FieldKind = 'text' | 'port' | 'boolean' | 'email' | 'phone' | 'json' | 'encryption'

/** `always`: stored even when nothing was given; `needed`: without it the provider cannot be enabled. */
export type ProviderField = { name: string; in: 'credentials' | 'options'; kind: FieldKind; fallback?: unknown; always?: true; needed?: true }

export type ProviderKind = { provider: string; type: 'email' | 'sms' | 'push'; fields: readonly ProviderField[] }

const secret = (name: string): ProviderField => ({ name, in: 'credentials', kind: 'text', needed: true })
const from: ProviderField = { name: 'from', in: 'options', kind: 'phone', needed: true }

/** Whom mails come from and whom answers go to. */
const letterhead: readonly ProviderField[] = [
  { name: 'fromName', in: 'options', kind: 'text', always: true },
  { name: 'fromEmail', in: 'options', kind: 'email', always: true, needed: true },
  { name: 'replyToName', in: 'options', kind: 'text', always: true },
  { name: 'replyToEmail', in: 'options', kind: 'email', always: true },
]

/** Every kind of provider, what it is configured with and what it needs. */
export const providerKinds: readonly ProviderKind[] = [
  {
    provider: 'smtp', type: 'email',
    fields: [
      { name: 'host', in: 'credentials', kind: 'text', needed: true },
      { name: 'port', in: 'credentials', kind: 'port', fallback: 587, always: true },
      { name: 'username', in: 'credentials', kind: 'text', always: true },
      { name: 'password', in: 'credentials', kind: 'text', always: true },
      { name: 'encryption', in: 'options', kind: 'encryption', always: true },
      { name: 'autoTLS', in: 'options', kind: 'boolean', fallback: true, always: true },
      { name: 'mailer', in: 'options', kind: 'text', always: true },
      ...letterhead,
    ],
  },
  { provider: 'mailgun', type: 'email', fields: [secret('apiKey'), secret('domain'), { name: 'isEuRegion', in: 'credentials', kind: 'boolean', needed: true }, ...letterhead] },
  { provider: 'sendgrid', type: 'email', fields: [secret('apiKey'), ...letterhead] },
  { provider: 'resend', type: 'email', fields: [secret('apiKey'), ...letterhead] },
  { provider: 'ses', type: 'email', fields: [secret('accessKey'), secret('secretKey'), secret('region'), ...letterhead] },
  { provider: 'twilio', type: 'sms', fields: [from, secret('accountSid'), secret('authToken')] },
  { provider: 'vonage', type: 'sms', fields: [from, secret('apiKey'), secret('apiSecret')] },
  { provider: 'textmagic', type: 'sms', fields: [from, secret('username'), secret('apiKey')] },
  { provider: 'telesign', type: 'sms', fields: [from, secret('customerId'), secret('apiKey')] },
  { provider: 'msg91', type: 'sms', fields: [secret('templateId'), secret('senderId'), secret('authKey')] },
  { provider: 'fcm', type: 'push', fields: [{ name: 'serviceAccountJSON', in: 'credentials', kind: 'json', needed: true }] },
  {
    provider: 'apns', type: 'push',
    fields: [secret('authKey'), secret('authKeyId'), secret('teamId'), secret('bundleId'), { name: 'sandbox', in: 'options', kind: 'boolean', fallback: false, always: true }],
  },
]
