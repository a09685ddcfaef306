import { createTailwindMerge, validators } from 'tailwind-merge'

const { isAny, isArbitraryLength } = validators
const own = (name: string) => [{ [name]: [isAny] }]

/**
 * Which classes are of one kind, so that a later one replaces an earlier one: the kinds this project overrides, in the
 * form tailwind-merge takes. Its own table knows all of Tailwind and would weigh 6 kB gzipped on every page;
 * cn.test.ts holds the two against each other for every class the project uses.
 */
export const mergeClasses = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: {
    display: ['block', 'inline-block', 'inline', 'flex', 'inline-flex', 'grid', 'inline-grid', 'contents', 'hidden', 'table', 'list-item'],
    sr: ['sr-only', 'not-sr-only'],
    position: ['static', 'fixed', 'absolute', 'relative', 'sticky'],
    inset: own('inset'), 'inset-x': own('inset-x'), 'inset-y': own('inset-y'),
    top: own('top'), right: own('right'), bottom: own('bottom'), left: own('left'),
    z: own('z'),
    'flex-direction': [{ flex: ['row', 'row-reverse', 'col', 'col-reverse'] }],
    'flex-wrap': [{ flex: ['wrap', 'nowrap', 'wrap-reverse'] }],
    flex: own('flex'), basis: own('basis'),
    grow: ['grow', { grow: ['0'] }], shrink: ['shrink', { shrink: ['0'] }],
    'grid-cols': own('grid-cols'), 'grid-rows': own('grid-rows'), 'grid-flow': own('grid-flow'), 'auto-cols': own('auto-cols'), 'auto-rows': own('auto-rows'),
    'col-start': own('col-start'), 'col-span': own('col-span'),
    gap: own('gap'), 'gap-x': own('gap-x'), 'gap-y': own('gap-y'),
    'justify-items': own('justify-items'), 'justify-self': own('justify-self'), 'justify-content': own('justify'),
    'align-content': [{ content: ['start', 'center', 'end', 'between'] }], 'align-items': own('items'), 'align-self': own('self'), 'place-items': own('place-items'),
    p: own('p'), px: own('px'), py: own('py'), pt: own('pt'), pr: own('pr'), pb: own('pb'), pl: own('pl'),
    m: own('m'), mx: own('mx'), my: own('my'), mt: own('mt'), mr: own('mr'), mb: own('mb'), ml: own('ml'),
    size: own('size'), w: own('w'), h: own('h'),
    'min-w': own('min-w'), 'max-w': own('max-w'), 'min-h': own('min-h'), 'max-h': own('max-h'),
    'font-size': [{ text: ['counter', 'meta', 'dense', 'body', 'value', 'plain', 'name', 'title', 'lead', 'display', 'hero', isArbitraryLength] }],
    'text-alignment': [{ text: ['left', 'center', 'right', 'justify', 'start', 'end'] }],
    'text-wrap': [{ text: ['wrap', 'nowrap', 'balance', 'pretty'] }],
    'text-color': own('text'),
    'font-weight': [{ font: ['text', 'nav', 'label', 'title', 'name', 'normal'] }],
    'font-family': [{ font: ['sans', 'mono'] }],
    leading: own('leading'),
    'text-decoration': ['underline', 'no-underline', 'line-through'],
    'text-overflow': ['truncate'],
    whitespace: own('whitespace'),
    'bg-color': own('bg'),
    rounded: ['rounded', ...own('rounded')], 'rounded-t': own('rounded-t'),
    'border-w': ['border', { border: ['0', '2', '4', '8'] }],
    'border-w-x': ['border-x', { 'border-x': ['0', '2', '4', '8'] }], 'border-w-y': ['border-y', { 'border-y': ['0', '2', '4', '8'] }],
    'border-w-t': ['border-t', { 'border-t': ['0', '2', '4', '8'] }], 'border-w-r': ['border-r', { 'border-r': ['0', '2', '4', '8'] }],
    'border-w-b': ['border-b', { 'border-b': ['0', '2', '4', '8'] }], 'border-w-l': ['border-l', { 'border-l': ['0', '2', '4', '8'] }],
    'border-style': [{ border: ['solid', 'dashed', 'dotted', 'none'] }],
    'border-collapse': [{ border: ['collapse', 'separate'] }],
    'border-color': own('border'),
    shadow: ['shadow', ...own('shadow')],
    opacity: own('opacity'),
    overflow: own('overflow'), 'overflow-x': own('overflow-x'), 'overflow-y': own('overflow-y'),
    'line-clamp': own('line-clamp'),
    cursor: own('cursor'), 'pointer-events': own('pointer-events'), animate: own('animate'),
  },
  conflictingClassGroups: {
    inset: ['inset-x', 'inset-y', 'top', 'right', 'bottom', 'left'], 'inset-x': ['right', 'left'], 'inset-y': ['top', 'bottom'],
    flex: ['basis', 'grow', 'shrink'], gap: ['gap-x', 'gap-y'],
    p: ['px', 'py', 'pt', 'pr', 'pb', 'pl'], px: ['pr', 'pl'], py: ['pt', 'pb'],
    m: ['mx', 'my', 'mt', 'mr', 'mb', 'ml'], mx: ['mr', 'ml'], my: ['mt', 'mb'],
    size: ['w', 'h'], 'font-size': ['leading'],
    'border-w': ['border-w-x', 'border-w-y', 'border-w-t', 'border-w-r', 'border-w-b', 'border-w-l'], 'border-w-x': ['border-w-r', 'border-w-l'], 'border-w-y': ['border-w-t', 'border-w-b'],
    overflow: ['overflow-x', 'overflow-y'], 'line-clamp': ['display', 'overflow'],
  },
  conflictingClassGroupModifiers: { 'font-size': ['leading'] },
  orderSensitiveModifiers: ['*', '**', 'after', 'backdrop', 'before', 'details-content', 'file', 'first-letter', 'first-line', 'marker', 'placeholder', 'selection'],
}))
