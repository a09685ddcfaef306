import { staffRoles } from '../domain/admin/staff-roles.table'

/** The six roles. A patient is a role too: it may read its own record and nothing else. */
export const roles = ['patient', ...staffRoles] as const
export type Role = (typeof roles)[number]

export const roleNames: Record<Role, string> = {
  patient: 'Patient', doctor: 'Doctor', nurse: 'Nurse', lab_technician: 'Lab technician', pharmacist: 'Pharmacist', admin: 'Administrator',
}
