export const visitRefusals = {
  'appointment.wrong-state': { says: 'This appointment is {status}, so this cannot be done now.', next: 'Reload and look at its state.' },
  'appointment.too-many-requests': { says: 'There are {most} open requests already.', next: 'Wait for an answer, or take one back.' },
  'appointment.slot-taken': { says: 'Somebody else has just taken this time.', next: 'Choose one of the times nearby.' },
  'appointment.slot-past': { says: 'This time has passed.', next: 'Choose a later time.' },
  'appointment.hold-expired': { says: 'The time was kept for a few minutes and is free again.', next: 'Choose it again if it is still there.' },
  'appointment.hold-running': { says: 'This time is still being kept.', next: 'Wait until the hold runs out.' },
  'appointment.overlaps': { says: 'The patient has another appointment at this time.', next: 'Choose another time, or move the other appointment.' },
  'appointment.other-day': { says: 'This appointment is on another day.', next: 'Open today’s list, or move the appointment.' },
  'appointment.still-in-grace': { says: 'The patient may still arrive.', next: 'Wait until the grace time is over.' },
  'appointment.too-late': { says: 'A missed appointment can be put right for a day only.', next: 'Book a new appointment.' },
  'appointment.too-late-to-cancel': { says: 'Appointments can be cancelled here until {hours} hours before.', next: 'Call the clinic.' },
  'appointment.reason-needed': { says: 'This needs a reason.', next: 'Write a few words.' },

  'encounter.wrong-state': { says: 'This visit is {status}, so this cannot be done now.', next: 'Reload and look at its state.' },
  'encounter.ends-before-start': { says: 'A visit cannot end before it began.', next: 'Check the times.' },
  'encounter.reason-needed': { says: 'This needs a reason.', next: 'Write a few words.' },

  'note.wrong-state': { says: 'This note is {status}, so this cannot be done now.', next: 'Add an addendum, or reload the note.' },
  'note.not-author': { says: 'Only the author writes in and signs this draft.', next: 'Write your own note, or ask the author.' },
  'note.own-cosign': { says: 'You wrote this note, so another person must countersign it.', next: 'Ask a colleague who may sign.' },
  'note.empty': { says: 'There is nothing to sign yet.', next: 'Write the note first.' },
  'note.addendum-empty': { says: 'The addendum has no words.', next: 'Write it first.' },
  'note.hash-not-valid': { says: 'The note could not be sealed.', next: 'Try again.' },
  'note.reason-needed': { says: 'This needs a reason.', next: 'Write a few words.' },

  'diagnosis.code-unknown': { says: 'The code {code} is not in the list.', next: 'Search for the diagnosis by words.' },
} as const
