/** Why stock is corrected. */
export const adjustReasons = [
  { value: 'adjusted', label: 'Count differs' },
  { value: 'expired', label: 'Expired, written off' },
  { value: 'recalled', label: 'Recalled, sent back' },
  { value: 'destroyed', label: 'Broken or spoilt, destroyed' },
] as const
