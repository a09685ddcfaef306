import { expect, it, vi } from 'vitest'
import { Refusal } from '@/lib/errors/refusals'
import { pageFrom } from './page-from'

const list = (known: string) => vi.fn((after: string | null) => (after === null || after === known ? Promise.resolve(`from ${after ?? 'the beginning'}`) : Promise.reject(new Refusal('list.place-lost'))))

it('reads from the place, or from the beginning without one', async () => {
  expect(await pageFrom('row-1', list('row-1'))).toEqual({ page: 'from row-1', after: 'row-1', isRestarted: false })
  for (const none of [undefined, '']) expect(await pageFrom(none, list('row-1'))).toEqual({ page: 'from the beginning', after: null, isRestarted: false })
})

it.each([['gone', 'row-2'], ['no id at all', '../%00'], ['too long for one', 'x'.repeat(37)], ['named twice', ['row-1', 'row-1']]])('starts again where the place is %s', async (_, place) => {
  expect(await pageFrom(place, list('row-1'))).toEqual({ page: 'from the beginning', after: null, isRestarted: true })
})

it('does not hide another fault', async () => {
  await expect(pageFrom('row-1', () => Promise.reject(new Refusal('backend.unavailable')))).rejects.toMatchObject({ code: 'backend.unavailable' })
})
