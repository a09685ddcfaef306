import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { freshPassword, matchesPassword } from './password-hash'

const stored = (hash: string, password: string, options: Record<string, unknown> = {}) => ({ hash, password, hash_options: JSON.stringify(options) })

describe('matchesPassword', () => {
  it('accepts its own argon2id hashes and nothing else', async () => {
    const fresh = await freshPassword('correct horse')
    expect(fresh.password).toMatch(/^\$argon2id\$v=19\$m=65536,t=4,p=3\$/)
    expect(await matchesPassword('correct horse', fresh)).toBe(true)
    expect(await matchesPassword('correct horsf', fresh)).toBe(false)
  })

  it.each([
    ['U*U', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
    ['U*U*', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK'],
    ['', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy'],
  ])('knows the published bcrypt vector of %j', async (password, digest) => {
    expect(await matchesPassword(password, stored('bcrypt', digest))).toBe(true)
    expect(await matchesPassword(`${password}x`, stored('bcrypt', digest))).toBe(false)
  })

  it('knows md5, sha, phpass and both kinds of scrypt', async () => {
    expect(await matchesPassword('password', stored('md5', createHash('md5').update('password').digest('hex')))).toBe(true)
    expect(await matchesPassword('password', stored('sha', createHash('sha512').update('password').digest('hex'), { version: 'sha512' }))).toBe(true)
    expect(await matchesPassword('test12345', stored('phpass', '$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0'))).toBe(true)
    expect(await matchesPassword('pleaseletmein', stored('scrypt', '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887', { salt: 'SodiumChloride', costCpu: 16_384, costMemory: 8, costParallel: 1, length: 64 }))).toBe(true)
    expect(await matchesPassword('user1password', stored('scryptMod', 'lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==', {
      salt: '42xEC+ixf3L2lw==', saltSeparator: 'Bw==', signerKey: 'jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==',
    }))).toBe(true)
  })

  it.each([
    ['argon2', '$argon2id$v=19$m=4294967295,t=100,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b2dWRWJTmaaObG', {}],
    ['argon2', '$argon2id$v=19$m=65536,t=1000000,p=1$c29tZXNhbHQ$RdescudvJCsgt3ub+b2dWRWJTmaaObG', {}],
    ['bcrypt', '$2a$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', {}],
    ['phpass', '$P$SIQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0', {}],
    ['scrypt', '00', { salt: 's', costCpu: 2 ** 20, costMemory: 14, costParallel: 2 ** 20, length: 64 }],
    ['scrypt', '00', { salt: 's', costCpu: 2, costMemory: 1, costParallel: 1, length: 2 ** 30 }],
  ])('refuses at once what would take minutes or all memory: %s %s', async (kind, digest, options) => {
    expect(await matchesPassword('password', stored(kind, digest, options))).toBe(false)
  })

  it('never matches an account without a password', async () => {
    expect(await matchesPassword('', { password: null, hash: 'argon2', hash_options: '{}' })).toBe(false)
    expect(await matchesPassword('anything', stored('argon2', 'not a hash'))).toBe(false)
  })
})
