import { z } from 'zod'

/** Words that may be left out: an empty box and null both mean none, so a form may send what it parsed. */
export const optionalWords = (most: number) =>
  z.union([z.null(), z.literal('').transform(() => null), z.string().trim().max(most, `Use ${most.toLocaleString('en-GB')} characters or fewer`)])
