import { expect, it } from 'vitest'
import { isReadable } from './readable-path.mjs'

it.each([['/verify/ABC', true], ['/a%20b/%C3%A9', true], ['/verify/%E0%A4%A', false], ['/%', false], ['/%zz', false]])('%s can be read: %s', (path, readable) => expect(isReadable(path)).toBe(readable))
