import { basic, callProvider, form, type Sending, type Sent } from './provider-call'

type Text = { from: string; to: string; content: string }
type Send = (credentials: Record<string, unknown>, text: Text) => Promise<unknown>

/** A gateway of one's own that is spoken to like Twilio can take its place. */
const twilioAddress = (): string => process.env.APPWRITE_SMS_GATEWAY ?? 'https://api.twilio.com'

const GATEWAYS: Readonly<Record<string, Send>> = {
  twilio: (credentials, { from, to, content }) => {
    const { headers, body } = form({ To: to, From: from, Body: content })
    const address = `${twilioAddress()}/2010-04-01/Accounts/${encodeURIComponent(String(credentials.accountSid))}/Messages.json`
    return callProvider(address, { headers: { ...headers, authorization: basic(credentials.accountSid, credentials.authToken) }, body })
  },
  vonage: (credentials, { from, to, content }) =>
    callProvider('https://rest.nexmo.com/sms/json', form({ from, to: to.replace('+', ''), text: content, api_key: String(credentials.apiKey), api_secret: String(credentials.apiSecret) })),
  textmagic: (credentials, { from, to, content }) => {
    const { headers, body } = form({ text: content, from: from.replace('+', ''), phones: to.replace('+', '') })
    return callProvider('https://rest.textmagic.com/api/v2/messages', { headers: { ...headers, 'X-TM-Username': String(credentials.username), 'X-TM-Key': String(credentials.apiKey) }, body })
  },
  telesign: (credentials, { to, content }) => {
    const { headers, body } = form({ message: content, message_type: 'ARN', phone_number: to.replace('+', '') })
    return callProvider('https://rest-ww.telesign.com/v1/messaging', { headers: { ...headers, authorization: basic(credentials.customerId, credentials.apiKey) }, body })
  },
  msg91: (credentials, { to, content }) =>
    callProvider('https://control.msg91.com/api/v5/flow/', {
      headers: { 'content-type': 'application/json', authkey: String(credentials.authKey) },
      body: JSON.stringify({ template_id: credentials.templateId, sender: credentials.senderId, recipients: [{ mobiles: to.replace('+', ''), content }] }),
    }),
}

/** One text message per number: a wrong number does not hold up the others. */
export async function sendSms({ provider, credentials, options, data }: Sending, identifiers: string[]): Promise<Sent> {
  const sent: Sent = { delivered: [], errors: [], expired: [] }
  const send = GATEWAYS[provider]
  if (send === undefined) throw new Error(`This server cannot send text messages through "${provider}".`)
  for (const to of identifiers) {
    try {
      await send(credentials, { from: String(options.from ?? ''), to, content: String(data.content ?? '') })
      sent.delivered.push(to)
    } catch (error) {
      sent.errors.push(`Failed sending to target ${to} with error: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return sent
}
