export const adminRefusals = {
  'sign-up.email-taken': { says: 'An account with this e-mail address exists already.', next: 'Sign in, or reset your password.' },
  'sign-up.password-weak': { says: 'This password is too easy to guess.', next: 'Use 12 or more characters that are not a common password or your name.' },
  'setup.link-not-valid': { says: 'This set-up link was used already or is not right.', next: 'A clinic that is set up needs none. Otherwise start the program again: it prints the link that works.' },
  'clinical-table.not-yours': { says: 'Another profession answers for this table.', next: 'Ask the person named beside it.' },
  'clinical-table.changed': { says: 'The table changed while you were reading it.', next: 'Reload, read the new version and approve that.' },
} as const
