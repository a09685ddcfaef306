import type { FieldErrors, FieldValues } from 'react-hook-form'
import type { ErrorLink } from './error-summary'

/** All messages of a form in order, nested fields included, each with the id of its control. */
export function listFormErrors<Values extends FieldValues>(errors: FieldErrors<Values>, formId: string): ErrorLink[] {
  return walk(errors, '').map(({ path, message }) => ({
    message,
    fieldId: path.startsWith('root') ? undefined : `${formId}-${path.replaceAll('.', '-')}`,
  }))
}

function walk(node: unknown, path: string): { path: string; message: string }[] {
  if (typeof node !== 'object' || node === null) return []
  const found: { path: string; message: string }[] = []
  if ('message' in node && typeof node.message === 'string' && 'type' in node) found.push({ path, message: node.message })
  for (const [key, child] of Object.entries(node)) {
    if (key === 'ref' || key === 'message' || key === 'type' || key === 'types') continue
    found.push(...walk(child, path ? `${path}.${key}` : key))
  }
  return found
}
