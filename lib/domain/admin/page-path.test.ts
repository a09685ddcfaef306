import { expect, it } from 'vitest'
import { readPagePath, signInPathFrom } from './page-path'

it.each(['/doctor', '/doctor/patients/pat-okonkwo/results?view=all', '/portal', '/lab/orders/abc_1'])('leads back to %s', (path) => {
  expect(readPagePath(path)).toBe(path)
  expect(signInPathFrom(path)).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
})

it.each(['', null, undefined, '/', '/sign-in', '//evil.example', '/\\evil.example', 'https://evil.example', '/doctor//evil.example', '/doctorevil', '/doctor/../api/x', '/doctor/<script>', `/doctor/${'x'.repeat(300)}`, 'javascript:alert(1)'])('does not lead to %s', (path) => {
  expect(readPagePath(path)).toBeNull()
  expect(signInPathFrom(path)).toBe('/sign-in')
})
