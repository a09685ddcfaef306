import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extendTailwindMerge } from 'tailwind-merge'
import { expect, it } from 'vitest'
import { cn } from './cn'

// All of Tailwind with our own scale names: what `cn` must agree with.
const mergeAll = extendTailwindMerge({
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

const filesIn = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : /(?<!\.test|\.table)\.tsx?$/.test(entry.name) ? [join(folder, entry.name)] : []))

/** Every class written anywhere in the screens. */
function classesOfTheProject(): string[] {
  const texts = ['app', 'components'].flatMap((folder) => filesIn(join(process.cwd(), folder))).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'([^'\n]*)'|"([^"\n]*)"/g)].map((match) => match[1] ?? match[2] ?? ''))
  return [...new Set(texts.flatMap((text) => text.split(/\s+/)))].filter((word) => /^[a-z!*[-][\w:[\]()/.,%!*#&='+-]*$/.test(word))
}

const withoutVariants = (word: string) => word.slice(word.replaceAll(/\[[^\]]*\]|\([^)]*\)/g, (inner) => '_'.repeat(inner.length)).lastIndexOf(':') + 1)

// At least one of each kind: what two classes do to each other depends on their kinds alone.
const ofEachKind =
  'block flex hidden sr-only absolute sticky inset-0 inset-x-0 top-1 right-1 bottom-1 left-1 z-10 flex-row flex-wrap flex-1 grow shrink-0 grid-cols-2 auto-cols-fr col-span-full col-start-2 basis-full gap-2 gap-x-2 gap-y-2 justify-end items-center self-end place-items-center content-start p-1 px-1 py-1 pt-1 pr-1 pb-1 pl-1 m-1 mx-auto my-1 mt-1 mr-1 mb-1 ml-1 size-4 w-4 h-control min-w-0 max-w-md min-h-0 max-h-80 text-dense text-center text-nowrap text-ink-3 text-[9pt] font-label font-mono leading-5 underline truncate whitespace-nowrap bg-surface rounded-panel rounded-t-dialog border border-2 border-t border-l-8 border-dashed border-line border-critical-line shadow-float opacity-0 overflow-hidden overflow-x-auto cursor-pointer animate-none'.split(' ')

it('decides about every class of the project as tailwind-merge does', () => {
  const names = [...new Set(classesOfTheProject().map(withoutVariants))]
  expect(names.length).toBeGreaterThan(300)
  // Words that only look like classes, and our own that tailwind-merge cannot place, are nothing to agree about.
  const isKnown = (name: string) => ofEachKind.some((kind) => mergeAll(`${name} ${kind}`) !== `${name} ${kind}` || mergeAll(`${kind} ${name}`) !== `${kind} ${name}`)
  const known = names.filter(isKnown)
  expect(known.length).toBeGreaterThan(200)
  const pairs = known.flatMap((name) => ofEachKind.filter((kind) => kind !== name).flatMap((kind) => [`${name} ${kind}`, `${kind} ${name}`]))
  expect(pairs.filter((pair) => cn(pair) !== mergeAll(pair))).toEqual([])
})

it('keeps what belongs to different states, and what is marked important', () => {
  for (const words of ['h-4 hover:h-8 h-6', 'hover:h-4 hover:h-6', 'max-tablet:px-4 px-2 max-tablet:px-1', 'h-auto! h-4 h-2!', 'data-[state=open]:text-ink data-[state=open]:text-ink-3']) expect(cn(words)).toBe(mergeAll(words))
})
