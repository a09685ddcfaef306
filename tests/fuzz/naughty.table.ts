import fc from 'fast-check'

/** Text that has broken programs before: markup, SQL, paths, control characters, look-alike numbers, half surrogates. */
const TEXTS = [
  '', ' ', 'null', 'undefined', 'NaN', 'true', '0', '-1', '1e999', '0x10', '9007199254740993', 'unique()', 'current', '../../../../etc/passwd', '..%2f..%2fetc%2fpasswd', '/etc/passwd', 'C:\\windows', '~', '.', '..', '-', '_',
  "'; DROP TABLE users; --", "' OR '1'='1", '" OR ""="', '%', '_%', '%%%', '*', '"*', 'a* OR b', 'NEAR(a b)', '^a', '(', ')', '[', '{', '\\', '"', "'", '`', '${7*7}', '{{7*7}}', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>',
  '\u0000', 'a\u0000b', '\r\nSet-Cookie: a=b', '\r\n\r\n', '\t', '\u202e', '\ufeff', '\ud800', '\udfff', '\uffff', 'ﬀ', 'ı', 'İ', 'ẞ', 'ä'.repeat(40), '😀', '👩‍👩‍👧', 'א', 'Z͑ͫ̓',
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '$id', '$permissions', '$createdAt', '$sequence', '$tenant', 'rowid', '_rowid_', 'seq', 'sqlite_master',
  'http://127.0.0.1:1/', 'http://[::1]:1/', 'http://169.254.169.254/latest/meta-data', 'file:///etc/passwd', 'javascript:alert(1)', 'http://localhost@evil.test/', '//evil.test', 'http://', 'https://evil.test\\@localhost',
  'a@b.org', 'a@b', '"a b"@c.org', '+4912345678', '+1', '2024-02-30', '2024-01-01T00:00:00.000+00:00', '9999-99-99', '-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z', '* * * * *', '0 0 31 2 *', '99 99 99 99 99',
  'read("any")', 'read("user:")', 'read("team:x/y")', 'write("users")', 'read("any', 'read("")', 'read("any")") OR 1=1',
]

const LONG = ['x'.repeat(5000), '😀'.repeat(1500), 'a.'.repeat(2000), '/'.repeat(3000), '9'.repeat(400), `${'a'.repeat(60)}@${'b'.repeat(250)}.org`]

const NUMBERS = [0, -0, 1, -1, 1.5, -1.5, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 53), 1e21, 1e308, -1e308, 5e-324]

const QUERIES = [
  '{"method":"equal","attribute":"a","values":["x"]}', '{"method":"equal","attribute":"__proto__","values":["x"]}', '{"method":"equal","attribute":"a","values":[[[]]]}', '{"method":"equal","attribute":"a","values":[{"a":1}]}',
  '{"method":"equal","attribute":["a"],"values":"x"}', '{"method":"limit","values":[1e9]}', '{"method":"limit","values":[-1]}', '{"method":"offset","values":[9007199254740991]}', '{"method":"orderAsc","attribute":"nope"}',
  '{"method":"orderDesc","attribute":"$sequence"}', '{"method":"orderRandom"}', '{"method":"cursorAfter","values":["row-1"]}', '{"method":"cursorBefore","values":[null]}', '{"method":"search","attribute":"body","values":["\\"* OR NEAR("]}',
  '{"method":"search","attribute":"body","values":["a AND"]}', '{"method":"notSearch","attribute":"body","values":["-"]}', '{"method":"startsWith","attribute":"a","values":["%"]}', '{"method":"contains","attribute":"l","values":["\\u0000"]}',
  '{"method":"between","attribute":"n","values":[5]}', '{"method":"between","attribute":"n","values":["a","b"]}', '{"method":"isNull","attribute":"a"}', '{"method":"select","values":["*","a","related.*"]}', '{"method":"select","values":[{}]}',
  '{"method":"or","values":[{"method":"equal","attribute":"a","values":["x"]}]}', '{"method":"and","values":[]}', `${'{"method":"or","values":['.repeat(30)}${']}'.repeat(30)}`, '{"method":"regex","attribute":"a","values":["(a+)+$"]}',
  '{"method":"distanceLessThan","attribute":"p","values":[[[0,0],1]]}', '{"method":"elemMatch","attribute":"l","values":[]}', '{"method":"exists","values":["a"]}', '{"method":"createdBefore","values":["x"]}', '{"method":"constructor","values":[]}', '{}', '[]', '1', 'not json',
]

export const naughtyText = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...TEXTS) }, { weight: 1, arbitrary: fc.constantFrom(...LONG) }, { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) }, { weight: 1, arbitrary: fc.constantFrom(...QUERIES) })

export const naughtyQueries = fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...QUERIES) }, { weight: 1, arbitrary: naughtyText }), { maxLength: 4 })

/** A value of any shape: wrong types, giant numbers, deep and wide nests, names that reach prototypes. */
export const naughtyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: naughtyText },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [null], [[]], [[[[]]]], { a: { b: { c: { d: [1, { e: null }] } } } }) },
  { weight: 2, arbitrary: fc.array(naughtyText, { maxLength: 5 }) },
  { weight: 2, arbitrary: fc.dictionary(naughtyText, fc.oneof(naughtyText, fc.constantFrom(...NUMBERS)), { maxKeys: 4 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 1, arbitrary: naughtyQueries },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(Array.from({ length: 300 }, () => 'x'), Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`k${i}`, i]))) },
)

/** Bodies that are no decent JSON object. */
export const brokenBody = fc.oneof(
  fc.constantFrom(
    '', '{', '}', '[]', '"x"', 'null', '1', 'true', '{"a":1,}', "{'a':1}", '{"a":1,"a":2}', '{"name":"a","name":{"b":1}}', '{"__proto__":{"x":1},"constructor":{"prototype":{"y":1}}}', '\ufeff{}', '{"a":"\\ud800"}', '{"n":123456789012345678901234567890}',
    '{"n":1e400}', '{"n":-0}', `${'['.repeat(100)}${']'.repeat(100)}`, `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`, `${'['.repeat(50_000)}`, `{"a":"${'x'.repeat(200_000)}"}`, `{${Array.from({ length: 3000 }, (_, i) => `"k${i}":${i}`).join(',')}}`, '{"a":1}{"b":2}', '\u0000{}',
  ).map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(Buffer.from([0xff, 0xfe, 0x7b, 0x7d]), Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]), Buffer.from('{"name":"\u00e9"}', 'latin1')),
)
