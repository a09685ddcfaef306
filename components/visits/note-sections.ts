import type { NoteSections } from '@/lib/domain/visits/visit.schema'

export const noteParts = [
  { key: 'subjective', label: 'Subjective', hint: 'What the person tells' },
  { key: 'objective', label: 'Objective', hint: 'What you find and measure' },
  { key: 'assessment', label: 'Assessment', hint: 'What you think it is' },
  { key: 'plan', label: 'Plan', hint: 'What happens next' },
] as const satisfies readonly { key: keyof NoteSections; label: string; hint: string }[]

export type NotePart = keyof NoteSections
export const emptyNote: NoteSections = { subjective: '', objective: '', assessment: '', plan: '' }
/** Compares the text of the four parts to the letter, to see whether something waits to be saved. */
export const isSameNote = (a: NoteSections, b: NoteSections): boolean => noteParts.every(({ key }) => a[key] === b[key])
