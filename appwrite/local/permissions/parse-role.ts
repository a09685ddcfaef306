export type Role = { kind: string; id: string; dimension: string }

const KINDS = ['any', 'guests', 'users', 'user', 'team', 'member', 'label'] as const
type Kind = (typeof KINDS)[number]

/** Which parts a kind of role carries: an id, a dimension after the slash, and the dimensions it knows. */
const SHAPE: Record<Kind, { id: 'never' | 'needed'; dimension: 'never' | readonly string[] | 'any' }> = {
  any: { id: 'never', dimension: 'never' },
  guests: { id: 'never', dimension: 'never' },
  users: { id: 'never', dimension: ['verified', 'unverified'] },
  user: { id: 'needed', dimension: ['verified', 'unverified'] },
  team: { id: 'needed', dimension: 'any' },
  member: { id: 'needed', dimension: 'never' },
  label: { id: 'needed', dimension: 'never' },
}

const UID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/
const LABEL = /^[A-Za-z0-9]{1,36}$/
const LABEL_TEXT = 'Value must be a valid string between 1 and 36 chars containing only alphanumeric chars'
const DIMENSION = /^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/
const keyText = (most: number) => `Parameter must contain at most ${most} chars. Valid chars are a-z, A-Z, 0-9, period, hyphen, and underscore. Can't start with a special char`

/** Reads `kind:id/dimension`. Returns the parts, or the sentence that says what is wrong with it. */
export function parseRole(text: string): Role | string {
  const [head = '', dimension = ''] = splitOnce(text, '/')
  const [kind = '', id = ''] = splitOnce(head, ':')
  if (dimension.includes('/')) return 'Only one dimension can be provided'
  if (dimension === '' && text.includes('/')) return 'Dimension must not be empty'
  if (!isKind(kind)) return `Role "${kind}" is not allowed. Must be one of: ${KINDS.join(', ')}.`
  const problem = idProblem(kind, id)
  if (problem !== null) return `Role "${kind}" ${problem}`
  return dimension === '' ? { kind, id, dimension } : withDimension({ kind, id, dimension }, SHAPE[kind].dimension)
}

function idProblem(kind: Kind, id: string): string | null {
  if (SHAPE[kind].id === 'never') return id === '' ? null : 'can not have an ID value.'
  if (id === '') return 'must have an ID value.'
  const [form, wording] = kind === 'label' ? [LABEL, LABEL_TEXT] : [UID, keyText(36)]
  return form.test(id) ? null : `identifier value is invalid: ${wording}`
}

function withDimension(role: Role, known: 'never' | readonly string[] | 'any'): Role | string {
  if (known === 'never') return `Role "${role.kind}" can not have a dimension value.`
  if (known === 'any') return DIMENSION.test(role.dimension) ? role : `Role "${role.kind}" dimension value is invalid: ${keyText(81)}`
  return known.includes(role.dimension) ? role : `Role "${role.kind}" dimension value is invalid. Must be one of: ${known.join(', ')}.`
}

function isKind(kind: string): kind is Kind {
  return (KINDS as readonly string[]).includes(kind)
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
