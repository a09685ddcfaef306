export type FieldKind = 'text' | 'region' | 'port' | 'boolean' | 'name' | 'email' | 'phone' | 'json' | 'encryption'

/**
 * `always`: stored even when nothing was given; `needed`: without it the provider cannot be enabled.
 * `needed: 'once'`: what was stored empty will do when it is enabled later.
 */
export type ProviderField = { name: string; in: 'credentials' | 'options'; kind: FieldKind; fallback?: unknown; always?: true; needed?: true | 'once' | 'later' }

export type ProviderKind = {
  provider: string
  type: 'email' | 'sms' | 'push'
  fields: readonly ProviderField[]
  /** The parameters of a change, where their order differs: the fields and `enabled`. */
  changeOrder?: readonly string[]
}

const secret = (name: string): ProviderField => ({ name, in: 'credentials', kind: 'text', needed: true })
const from: ProviderField = { name: 'from', in: 'options', kind: 'phone', needed: true }

/** Whom mails come from and whom answers go to. */
const letterhead = (fromNeeded: true | 'once'): readonly ProviderField[] => [
  { name: 'fromName', in: 'options', kind: 'name', always: true },
  { name: 'fromEmail', in: 'options', kind: 'email', always: true, needed: fromNeeded },
  { name: 'replyToName', in: 'options', kind: 'name', always: true },
  { name: 'replyToEmail', in: 'options', kind: 'email', always: true },
]
const letterheadNames = ['fromName', 'fromEmail', 'replyToName', 'replyToEmail']

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
      ...letterhead(true),
    ],
    changeOrder: ['host', 'port', 'username', 'password', 'encryption', 'autoTLS', 'mailer', ...letterheadNames, 'enabled'],
  },
  {
    provider: 'mailgun', type: 'email', fields: [secret('apiKey'), secret('domain'), { name: 'isEuRegion', in: 'credentials', kind: 'boolean', needed: true }, ...letterhead('once')],
    changeOrder: ['apiKey', 'domain', 'isEuRegion', 'enabled', ...letterheadNames],
  },
  { provider: 'sendgrid', type: 'email', fields: [secret('apiKey'), ...letterhead('once')] },
  { provider: 'resend', type: 'email', fields: [secret('apiKey'), ...letterhead('once')] },
  { provider: 'ses', type: 'email', fields: [secret('accessKey'), secret('secretKey'), { ...secret('region'), kind: 'region' }, ...letterhead(true)] },
  { provider: 'twilio', type: 'sms', fields: [from, secret('accountSid'), secret('authToken')], changeOrder: ['enabled', 'accountSid', 'authToken', 'from'] },
  { provider: 'vonage', type: 'sms', fields: [from, secret('apiKey'), secret('apiSecret')], changeOrder: ['enabled', 'apiKey', 'apiSecret', 'from'] },
  { provider: 'textmagic', type: 'sms', fields: [from, secret('username'), secret('apiKey')], changeOrder: ['enabled', 'username', 'apiKey', 'from'] },
  { provider: 'telesign', type: 'sms', fields: [from, secret('customerId'), secret('apiKey')], changeOrder: ['enabled', 'customerId', 'apiKey', 'from'] },
  { provider: 'msg91', type: 'sms', fields: [{ ...secret('templateId'), needed: 'later' }, secret('senderId'), secret('authKey')] },
  { provider: 'fcm', type: 'push', fields: [{ name: 'serviceAccountJSON', in: 'credentials', kind: 'json', needed: true }] },
  {
    provider: 'apns', type: 'push',
    fields: [secret('authKey'), secret('authKeyId'), secret('teamId'), secret('bundleId'), { name: 'sandbox', in: 'options', kind: 'boolean', fallback: false, always: true }],
  },
]
