import { clsx, type ClassValue } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

// Our own scale names, so that the merge knows `text-dense` is a size and `text-ink-3` a colour.
const merge = extendTailwindMerge({
  extend: {
    classGroups: {
      'font-size': [{ text: ['counter', 'meta', 'dense', 'body', 'value', 'plain', 'name', 'title', 'lead', 'display', 'hero'] }],
      'font-weight': [{ font: ['text', 'nav', 'label', 'title', 'name'] }],
      rounded: [{ rounded: ['chip', 'control', 'panel', 'dialog'] }],
      shadow: [{ shadow: ['float'] }],
    },
    theme: { spacing: ['row', 'control', 'control-sm', 'gutter'] },
  },
})

/** Joins class names; a later one wins over an earlier one of the same kind. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes))
}
