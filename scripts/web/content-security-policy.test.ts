import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bindToContent, freshPolicy, hashesOf, nonceOf } from './content-security-policy.mjs'

const scriptsOf = (policy: string) => policy.split('; ').find((directive) => directive.startsWith('script-src '))!
const sha256 = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`

describe('the policy of an answer', () => {
  it('allows no inline script but those with its nonce, which is never the same twice', () => {
    const policies = Array.from({ length: 50 }, () => freshPolicy({ isDevelopment: false }))
    for (const policy of policies) expect(scriptsOf(policy)).toBe(`script-src 'self' 'nonce-${nonceOf(policy)}'`)
    expect(new Set(policies.map(nonceOf)).size).toBe(50)
    // 128 bits, in the letters Next accepts.
    for (const policy of policies) expect(nonceOf(policy)).toMatch(/^[A-Za-z0-9+/]{22}==$/)
  })

  it('keeps everything else to this address, and lets nobody frame it', () => {
    const policy = freshPolicy({ isDevelopment: false })
    for (const directive of ["default-src 'self'", "connect-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'self'", "form-action 'self'"]) expect(policy.split('; ')).toContain(directive)
    expect(policy).not.toMatch(/https?:|\*/)
  })

  it('allows eval in development only', () => {
    expect(freshPolicy({ isDevelopment: true })).toContain("'unsafe-eval'")
    expect(freshPolicy({ isDevelopment: false, hashes: [sha256('x')] })).not.toContain('unsafe-eval')
  })
})

describe('a page that is kept', () => {
  const page = (nonce: string) => `<link rel="preload" as="script" nonce="${nonce}"><script src="/a.js" nonce="${nonce}"></script><script nonce="${nonce}">one()</script><script id="x" nonce="${nonce}">two("${nonce}")</script><script nonce="${nonce}">one()</script><script></script>`
  const policyWith = (nonce: string) => freshPolicy({ isDevelopment: false, hashes: [sha256('error page')] }).replace(/'nonce-[^']+'/, `'nonce-${nonce}'`)

  it('allows its scripts by what is in them and carries no nonce', () => {
    const { html, policy } = bindToContent(page('abc+/=='), policyWith('abc+/=='))
    expect(scriptsOf(policy)).toBe(`script-src 'self' ${sha256('one()')} ${sha256('two("")')} ${sha256('error page')}`)
    expect(html + policy).not.toContain('abc+/==')
    expect(html).not.toContain('nonce')
    expect(hashesOf(html)).toEqual([sha256('one()'), sha256('two("")')])
  })

  it('is the same whatever nonce it was rendered with', () => {
    expect(bindToContent(page('first=='), policyWith('first=='))).toEqual(bindToContent(page('other=='), policyWith('other==')))
  })
})
