export const fileRefusals = {
  'document.not-ready': { says: 'This document is still being prepared.', next: 'Wait a few seconds and try again.' },
  'document.not-found': { says: 'No document carries this code.', next: 'Check the code for typing mistakes, or scan it again.' },
  'file.too-large': { says: 'This file is larger than {limit}.', next: 'Choose a smaller file.' },
  'file.kind-not-allowed': { says: 'Files of this kind cannot be uploaded here.', next: 'Use PDF, JPG or PNG.' },
} as const
