export const fileRefusals = {
  'document.not-ready': { says: 'This document is still being prepared.', next: 'Wait a few seconds and try again.' },
} as const
