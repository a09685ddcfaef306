import fc from 'fast-check'

/** What is there to be found: ids of the things `world.ts` makes, by the name a route calls them. */
export const IDS: Readonly<Record<string, string>> = {
  databaseId: 'd', collectionId: 't', tableId: 't', rowId: 'row-1', documentId: 'row-1', column: 'n', attribute: 'n', userId: 'ann', teamId: 'team', membershipId: 'current', bucketId: 'b', fileId: 'file-1',
  functionId: 'fn', providerId: 'smtp-1', topicId: 'topic', subscriberId: 'sub', messageId: 'msg', targetId: 'target', webhookId: 'hook', keyId: 'key-1', platformId: 'web-1', transactionId: 'tx', variableId: 'var', identityId: 'x', executionId: 'x',
  deploymentId: 'x', tokenId: 'tok', challengeId: 'x', sessionId: 'current', ruleId: 'x', relatedTableId: 'u', relatedCollectionId: 'u', provider: 'mock', projectId: 'test-project', type: 'totp', methodId: 'email-password',
  serviceId: 'teams', protocolId: 'rest', policyId: 'password-history', number: '+15005550006', templateId: 'verification', name: 'queue', code: 'ann', key: 'a', clientId: 'x',
}

const row = { a: 'x', n: 1, f: 1.5, flag: true, at: '2024-01-01T00:00:00.000+00:00', l: ['p', 'q'], body: 'some words', kind: 'one', mail: 'a@b.org', site: 'https://a.test', addr: '127.0.0.1' }

const operation = fc.record({
  action: fc.constantFrom('create', 'update', 'upsert', 'delete', 'increment', 'decrement', 'bulkCreate', 'bulkUpdate', 'bulkUpsert', 'bulkDelete', 'create', 'update', 'upsert', 'nope'), databaseId: fc.constantFrom('d', 'd', 'd', 'd', 'd', 'x'), tableId: fc.constantFrom('t', 'plain', 'plain', 'plain', 'plain', 'x'), rowId: fc.constantFrom('row-1', 'row-1', 'new', '-'),
  data: fc.constantFrom<unknown>(row, { a: 5 }, { column: 'n', value: 1 }, [row], null, { queries: [], data: { n: 2 } }),
})

const columnOf = fc.record({ key: fc.constantFrom('k1', 'k2', 'a', '$id', 'select'), type: fc.constantFrom('string', 'varchar', 'integer', 'double', 'boolean', 'datetime', 'email', 'enum', 'relationship', 'point', 'nope'), size: fc.constantFrom(1, 50, 0, -1, 1e9), required: fc.boolean(), array: fc.boolean() }, { requiredKeys: ['key', 'type'] })

/** Values a sensible client would send, by parameter name, so that requests get past the first check. */
export const PLAUSIBLE: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  email: fc.constantFrom('ann@clinic.test', 'new@clinic.test', 'b@c.de'), password: fc.constantFrom('Sup3r-secret!', 'another-long-password'), oldPassword: fc.constant('Sup3r-secret!'), phone: fc.constantFrom('+15005550006', '+4915112345678'),
  url: fc.constantFrom('http://localhost/back', 'https://localhost:3000/x?y=1'), success: fc.constant('http://localhost/ok'), failure: fc.constant('http://localhost/no'), redirect_uri: fc.constant('http://localhost/x'), state: fc.constantFrom('{"success":"http://localhost/ok","failure":"","token":false}', '{}', '['),
  permissions: fc.constantFrom([], ['read("any")'], ['read("user:ann")', 'update("user:ann")'], ['write("users")'], ['create("any")']), queries: fc.constantFrom([], ['{"method":"limit","values":[2]}'], ['{"method":"equal","attribute":"a","values":["x"]}'], ['{"method":"orderDesc","attribute":"n"}', '{"method":"cursorAfter","values":["row-1"]}']),
  data: fc.constantFrom<unknown>(row, { a: 'y' }, { a: 'z', n: 4 }, { n: 2 ** 40 }, { l: ['z'] }, { related: { a: 'new' } }, { related: 'u-1' }, { n: '{"method":"increment","values":[1,5]}' }, { l: '{"method":"arrayAppend","values":["x"]}' }, '{"a":"x"}', { body: '{"method":"stringConcat","values":["x"]}' }),
  rows: fc.constantFrom<unknown>([{ ...row, $id: 'b1' }], [{ $id: 'b2', a: 'x' }, { $id: 'b3', a: 'y' }], [{ $id: 'row-1', n: 3 }]), documents: fc.constantFrom<unknown>([{ ...row, $id: 'b1' }], [{ $id: 'row-1', a: 'x' }]), operations: fc.array(operation, { maxLength: 3 }), columns: fc.array(columnOf, { maxLength: 3 }),
  attributes: fc.constantFrom<unknown>(['a'], ['a', 'n'], ['nope'], []), indexes: fc.constantFrom<unknown>([], [{ key: 'i', type: 'key', attributes: ['a'] }], [{ key: 'i', type: 'fulltext', attributes: ['body'] }]), orders: fc.constantFrom<unknown>([], ['ASC'], ['DESC', 'ASC']), lengths: fc.constantFrom<unknown>([], [5], [0]),
  roles: fc.constantFrom<unknown>([], ['doctor'], ['owner']), labels: fc.constantFrom<unknown>([], ['vip']), scopes: fc.constantFrom<unknown>([], ['rows.read'], ['users.read', 'users.write']), events: fc.constantFrom<unknown>(['users.*.create'], ['databases.*.tables.*.rows.*.create'], []),
  execute: fc.constantFrom<unknown>(['any'], ['users'], []), subscribe: fc.constantFrom<unknown>(['users'], ['any']), topics: fc.constantFrom<unknown>(['topic'], []), users: fc.constantFrom<unknown>(['ann'], []), targets: fc.constantFrom<unknown>(['target'], []), prefs: fc.constantFrom<unknown>({}, { a: 1 }), elements: fc.constantFrom<unknown>(['one', 'two'], []),
  runtime: fc.constantFrom('node-22', 'node-20'), schedule: fc.constantFrom('', '0 0 * * *', '*/5 * * * *'), scheduledAt: fc.constantFrom('2099-01-01T00:00:00.000+00:00', '2020-01-01T00:00:00.000+00:00'), expire: fc.constantFrom('2099-01-01T00:00:00.000+00:00', null), method: fc.constantFrom('GET', 'POST'),
  type: fc.constantFrom('totp', 'email', 'phone', 'key', 'unique', 'fulltext', 'string', 'oneToMany', 'manyToMany', 'verification'), factor: fc.constantFrom('totp', 'email', 'phone', 'recoverycode'), providerType: fc.constantFrom('email', 'sms', 'push'), key: fc.constantFrom('a', 'n', 'k', 'i1', 'related', 'l'), default: fc.constantFrom<unknown>(null, 'x', 1, true),
  compression: fc.constantFrom('none', 'gzip', 'zstd'), onDelete: fc.constantFrom('setNull', 'cascade', 'restrict'), hostname: fc.constantFrom('localhost', 'app.test'), maximumFileSize: fc.constantFrom(1, 1000, 30_000_000), required: fc.boolean(), array: fc.boolean(), enabled: fc.boolean(), status: fc.boolean(), total: fc.boolean(), subject: fc.constant('Hello'),
  locale: fc.constantFrom('en', 'de'), size: fc.constantFrom(1, 20, 2000), ttl: fc.constantFrom(60, 300, 3600), commit: fc.boolean(), rollback: fc.boolean(), min: fc.constantFrom<unknown>(0, -5, null), max: fc.constantFrom<unknown>(10, 5, null), value: fc.constantFrom(1, 2.5, 100),
  passwordCpu: fc.constantFrom(8, 2 ** 20, -1), passwordMemory: fc.constantFrom(14, 2 ** 20), passwordParallel: fc.constantFrom(1, 2 ** 20), passwordLength: fc.constantFrom(64, 2 ** 30), secret: fc.constantFrom('123456', 'x'), otp: fc.constant('123456'), provider: fc.constantFrom('mock', 'google', 'github'),
}

/** Values of every shape; which of them a parameter takes, its validator says. */
export const COMMON: readonly unknown[] = [
  'x', 'Some name', 'unique()', 'ann', 'd', 't', 'b', '', 0, 1, 5, 25, 60, 600, 3600, true, false, null, [], ['a'], {}, { a: 1 }, '{"a":1}', 'a@b.org', 'http://localhost/x', 'localhost', '+15005550006', '2099-01-01T00:00:00.000+00:00', '123456', 'none', 'ssl', 'en', 'GET', 'png', 'ffffff', 1.5,
  'Sup3r-secret!', 'node-22', 's-1vcpu-512mb', 'session', 'totp', 'email', ['read("any")'], ['any'], ['rows.read'], ['users.*.create'], '*/5 * * * *', 'sha256', 'key', 'oneToMany', 'fixed', 'main.js', '/', 'app.test', 'com.example.app', 'db:t',
]

/** Never sent: build commands run in a shell, and a fuzzer must not write shell scripts. */
export const UNSENT: ReadonlySet<string> = new Set(['commands'])
