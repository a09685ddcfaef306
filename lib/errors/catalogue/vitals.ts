export const vitalRefusals = {
  'vitals.nothing-recorded': { says: 'Nothing was measured and nothing was marked as not done.', next: 'Enter at least one value.' },
  'vitals.impossible': { says: '{question}', next: 'Measure again, or check the unit.' },
  'vitals.needs-confirmation': { says: '{question}', next: 'Look again, then correct it or confirm it.' },
  'vitals.measured-twice': { says: 'The same sign was entered twice.', next: 'Keep one value.' },
  'vitals.calculated': { says: 'This value is calculated and cannot be typed.', next: 'Enter weight and height.' },
  'vitals.sign-unknown': { says: 'This sign is not in the table of vital signs.', next: 'Choose a sign from the list.' },
  'vitals.taken-in-future': { says: 'The time of measuring lies in the future.', next: 'Check date and time.' },
  'vitals.taken-too-long-ago': { says: 'The time of measuring lies more than a day back.', next: 'Check date and time, or measure again.' },
} as const
