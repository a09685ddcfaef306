/** The people of the demonstration clinic. They exist only where the demo was loaded. */
export const demoPassword = 'Riverside-2026!'

export const demoPeople = [
  { roleLabel: 'Patient', email: 'patient@riverside.test' },
  { roleLabel: 'Nurse', email: 'nurse@riverside.test' },
  { roleLabel: 'Doctor', email: 'doctor@riverside.test' },
  { roleLabel: 'Technician A', email: 'lab@riverside.test' },
  { roleLabel: 'Technician B', email: 'lab2@riverside.test' },
  { roleLabel: 'Pharmacist', email: 'pharmacist@riverside.test' },
  { roleLabel: 'Administrator', email: 'admin@riverside.test' },
] as const
