import { createHash, randomBytes } from 'node:crypto'

const directives = (scripts) => [
  "default-src 'self'",
  `script-src ${["'self'", ...scripts].join(' ')}`,
  // Charts and dialogs place themselves with style attributes, which no nonce can allow.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  // 'self' covers ws: and wss: of the same host.
  "connect-src 'self'",
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  "frame-src 'self' blob:",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "manifest-src 'self'",
]

/**
 * The policy of one answer. Next streams a page's data in inline scripts that change with every answer: it finds the
 * nonce in the request's own policy header and writes it on each of them. Any other inline script is refused.
 * @param {{ isDevelopment: boolean, hashes?: readonly string[] }} of `hashes`: sources for the scripts of pages that the build rendered, which have no nonce
 */
export function freshPolicy({ isDevelopment, hashes = [] }) {
  const nonce = randomBytes(16).toString('base64')
  // React rebuilds stack traces with eval, in development only.
  return directives([`'nonce-${nonce}'`, ...hashes, ...(isDevelopment ? ["'unsafe-eval'"] : [])]).join('; ')
}

/** The nonce of a policy, or null. */
export const nonceOf = (policy) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1] ?? null

/** Sources that allow the inline scripts of a page as they stand, each once. */
export function hashesOf(html) {
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].filter(([, attributes, code]) => !/\ssrc=/.test(attributes) && code !== '')
  return [...new Set(scripts.map(([, , code]) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`))]
}

/**
 * A page that is kept for many visitors, with the policy that belongs to it: its scripts are allowed by what is in them,
 * so that no nonce is used twice, and the same page has the same bytes whenever it is rendered.
 * @returns {{ html: string, policy: string }}
 */
export function bindToContent(html, policy) {
  const nonce = nonceOf(policy)
  if (nonce === null) return { html, policy }
  const plain = html.replaceAll(` nonce="${nonce}"`, '').replaceAll(nonce, '')
  return { html: plain, policy: policy.replace(`'nonce-${nonce}'`, hashesOf(plain).filter((hash) => !policy.includes(hash)).join(' ')) }
}
