import type { Dispense } from '@/lib/domain/pharmacy/stock.schema'

/** What another person than the reader did last to a supply; null when it was the reader, or where it is not kept who did it. */
export function othersLastStep(dispense: Dispense, readerId: string): string | null {
  const step = lastStep(dispense)
  return step === null || step.by === readerId ? null : step.says
}

function lastStep({ status, ...dispense }: Dispense): { by: string | null; says: string } | null {
  switch (status) {
    case 'clinically_checked':
      return { by: dispense.checkedBy, says: `It was checked by ${dispense.checkedByName ?? 'another person'}.` }
    case 'picked':
      return { by: dispense.pickedBy, says: 'It was picked and dispensed by another person. Put back what you took from the shelf.' }
    case 'ready':
      return { by: dispense.finalCheckedBy, says: 'The final check was made by another person.' }
    case 'handed_over':
    case 'partial':
      return { by: dispense.handedOverBy, says: `It was handed out by ${dispense.handedOverByName ?? 'another person'}.` }
    default:
      return null
  }
}
