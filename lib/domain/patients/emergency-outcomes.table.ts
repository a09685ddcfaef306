/** What a reviewer may find about an emergency access. */
export const emergencyOutcomes = [
  { value: 'justified', label: 'Justified', hint: 'The care of this person needed it' },
  { value: 'not-justified', label: 'Not justified', hint: 'The access ends at once and the person is told' },
] as const
