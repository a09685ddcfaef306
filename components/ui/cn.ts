import { clsx, type ClassValue } from 'clsx'
import { mergeClasses } from './class-groups.table'

/** Joins class names; a later one wins over an earlier one of the same kind. */
export function cn(...classes: ClassValue[]): string {
  return mergeClasses(clsx(classes))
}
