import { lookup as resolve, type LookupAddress } from 'node:dns'
import { request as plainRequest, type RequestOptions } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * How far a call may go. `public`: the internet alone, for addresses that a user chose. `any`: this network too, for addresses
 * that the people who run the server chose. Never anywhere: addresses that only name this link, such as those that hand a cloud machine its keys.
 */
export type Reach = 'public' | 'any'

export type OutwardCall = { method?: string; headers: Record<string, string>; body: string | Buffer; reach: Reach }
export type OutwardAnswer = { status: number; text: string }

/** An address a call may not go to, or one that cannot be called at all. */
export class OutwardRefusal extends Error {}

const TIMEOUT_MS = 15_000
const MOST_BYTES = 1024 * 1024

function listOf(ranges: readonly [string, number][]): BlockList {
  const list = new BlockList()
  for (const [address, bits] of ranges) list.addSubnet(address, bits, address.includes(':') ? 'ipv6' : 'ipv4')
  return list
}

/** Special-purpose addresses (https://www.iana.org/assignments/iana-ipv4-special-registry and -ipv6-): nobody's, this link's, many at once. */
const NEVER = listOf([['0.0.0.0', 8], ['169.254.0.0', 16], ['224.0.0.0', 4], ['240.0.0.0', 4], ['::', 128], ['fe80::', 10], ['ff00::', 8], ['fd00:ec2::254', 128]])
const INSIDE = listOf([['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['::1', 128], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['fc00::', 7]])

/** Whether a call of this reach may connect to an IP address. */
export function mayReach(address: string, reach: Reach): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  return isIP(address) !== 0 && !NEVER.check(address, family) && (reach === 'any' || !INSIDE.check(address, family))
}

/** `APPWRITE_OUTWARD` narrows what the code allows: `public`, or `none` for no call at all. */
function allowed(reach: Reach): Reach {
  const setting = process.env.APPWRITE_OUTWARD ?? ''
  if (setting === 'none') throw new OutwardRefusal('This server makes no calls to others.')
  return setting === 'public' ? 'public' : reach
}

/**
 * Calls an address of somebody else's choosing. What its name stands for is checked on the very lookup that is connected to,
 * so a name that answers differently the second time gains nothing; redirects are not followed. Reads at most a megabyte, waits at most 15 seconds.
 */
export async function callOutward(address: string, { method = 'POST', headers, body, reach: asked }: OutwardCall): Promise<OutwardAnswer> {
  const reach = allowed(asked)
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.hostname === '') throw new OutwardRefusal('This is no web address.')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !mayReach(host, reach)) throw new OutwardRefusal('Calls to this address are not allowed.')
  const options: RequestOptions = { method, headers: { ...headers, 'content-length': Buffer.byteLength(body) }, lookup: lookupWithin(reach), signal: AbortSignal.timeout(TIMEOUT_MS) }
  return new Promise((done, fail) => {
    const sent = (url.protocol === 'https:' ? tlsRequest : plainRequest)(url, options, (response) => {
      const parts: Buffer[] = []
      let size = 0
      const finish = () => done({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') })
      response.on('data', (part: Buffer) => {
        parts.push(part)
        size += part.length
        if (size <= MOST_BYTES) return
        finish()
        response.destroy()
      })
      response.on('end', finish)
      response.on('error', fail)
    })
    sent.on('error', fail)
    sent.end(body)
  })
}

function lookupWithin(reach: Reach): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error !== null) return callback(error, '', 0)
      const open = found.filter(({ address }) => mayReach(address, reach))
      const [first] = open
      if (first === undefined) return callback(new OutwardRefusal('Calls to this address are not allowed.'), '', 0)
      if (options.all === true) callback(null, open)
      else callback(null, first.address, first.family)
    })
  }
}
