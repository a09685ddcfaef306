import { tallMan } from '@/lib/domain/pharmacy/tall-man.table'

/** The generic name as it is printed: lowercase, with tall letters where two names are taken for each other. */
export function formatDrugName(generic: string): string {
  return generic
    .trim()
    .toLowerCase()
    .replace(/[a-z]+/g, (word) => tallMan(word))
}

/** What a screen reader says and what lists sort by: plain lowercase. */
export function plainDrugName(generic: string): string {
  return generic.trim().toLowerCase()
}
