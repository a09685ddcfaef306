export const fileRefusals = {
  'document.not-ready': { says: 'This document is still being prepared.', next: 'Wait a few seconds and try again.' },
  'document.code-unknown': { says: 'No document of this clinic has this code.', next: 'Compare it with the paper, letter by letter.' },
  'document.revoked': { says: 'Your clinic took this document back.', next: 'Ask the clinic for a new one.' },
} as const
