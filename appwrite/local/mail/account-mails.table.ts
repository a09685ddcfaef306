export type TemplateId = 'verification' | 'magicSession' | 'recovery' | 'invitation' | 'mfaChallenge' | 'sessionAlert' | 'otpSession'

/** `{{name}}` places are filled in; what is filled in is escaped in the HTML part. */
export type MailTemplate = { subject: string; heading: string; body: readonly string[]; button: string; footer: string }

export const TEMPLATE_IDS: readonly TemplateId[] = ['verification', 'magicSession', 'recovery', 'invitation', 'mfaChallenge', 'sessionAlert', 'otpSession']

const IGNORE = 'If this was not you, nothing has changed and you can delete this mail.'

/** What account mails say, unless the project has words of its own. The subjects are the real server's, because people sort and search by them. */
export const accountMails: Readonly<Record<TemplateId, MailTemplate>> = {
  verification: {
    subject: 'Account Verification for {{project}}',
    heading: 'Confirm your e-mail address',
    body: ['Hello {{user}},', 'Please confirm that this address is yours. The link works for one hour.'],
    button: 'Confirm address',
    footer: IGNORE,
  },
  magicSession: {
    subject: '{{project}} Login',
    heading: 'Sign in without a password',
    body: ['Hello {{user}},', 'Use this link on the device where you asked for it. It works once, for one hour.', '{{securityPhrase}}'],
    button: 'Sign in',
    footer: IGNORE,
  },
  recovery: {
    subject: 'Password Reset for {{project}}',
    heading: 'Choose a new password',
    body: ['Hello {{user}},', 'Somebody, hopefully you, asked for a new password. The link works for one hour. Setting a new password signs out every device.'],
    button: 'Choose a new password',
    footer: `${IGNORE} Your password stays as it is.`,
  },
  invitation: {
    subject: 'Invitation to {{team}} Team at {{project}}',
    heading: 'You are invited',
    body: ['Hello {{user}},', '{{owner}} has invited you to join {{team}} at {{project}}.'],
    button: 'Accept the invitation',
    footer: 'If you do not know the sender, delete this mail; nothing happens without your consent.',
  },
  mfaChallenge: {
    subject: 'Verification Code for {{project}}',
    heading: 'Your security code',
    body: ['Hello {{user}},', 'Enter this code to finish signing in. It works once, for one hour.'],
    button: '',
    footer: 'If you are not signing in right now, somebody knows your password: change it.',
  },
  sessionAlert: {
    subject: 'Security alert: new session on your {{project}} account',
    heading: 'New sign-in',
    body: ['Hello {{user}},', 'Your account was used to sign in on {{date}} at {{time}} UTC from the address {{ipAddress}} ({{country}}) with {{device}}.'],
    button: '',
    footer: 'If this was not you, change your password and end your other sessions.',
  },
  otpSession: {
    subject: 'OTP for {{project}} Login',
    heading: 'Your sign-in code',
    body: ['Hello {{user}},', 'Enter this code to sign in. It works once, for 15 minutes.', '{{securityPhrase}}'],
    button: '',
    footer: IGNORE,
  },
}
