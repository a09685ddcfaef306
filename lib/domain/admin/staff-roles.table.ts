/** The roles of the clinic's own people. */
export const staffRoles = ['doctor', 'nurse', 'lab_technician', 'pharmacist', 'admin'] as const
export type StaffRole = (typeof staffRoles)[number]
