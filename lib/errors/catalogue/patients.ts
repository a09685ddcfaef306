/** Refusals about finding, identifying and merging patients. */
export const patientRefusals = {
  'patient.two-identifiers': { says: 'Two identifiers must match before you go on.', next: 'Ask for two of full name, date of birth, record number, address or phone.' },
  'patient.identity-mismatch': { says: 'What you entered does not match this patient.', next: 'Stop. Check that this is the right patient.' },
  'patient.possible-duplicate': { says: 'This person may already be registered.', next: 'Look at the matches, or confirm that this is another person.' },
  'patient.not-active': { says: 'This record is {status} and takes no new entries.', next: 'Open the record it was merged into, or ask the administrator.' },
  'patient.deceased': { says: 'This patient has died; nothing can be prescribed or ordered.', next: 'Correct the record if this is wrong.' },

  'pregnancy.sex-recorded-male': { says: 'The sex recorded at birth is male.', next: 'Check that this is the right patient; correct the record if it is wrong.' },
  'pregnancy.due-date-implausible': { says: 'No pregnancy today is expected to end on this day.', next: 'Check the day, or leave it empty until it is known.' },
  'home-medication.some-recorded': { says: 'Medicines taken at home are recorded for this person.', next: 'Stop them one by one if they are no longer taken.' },
} as const
