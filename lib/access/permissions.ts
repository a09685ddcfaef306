import type { Role } from './roles'

const everyClinician = ['doctor', 'nurse'] as const
const everyCarer = ['doctor', 'nurse', 'lab_technician', 'pharmacist'] as const
const everyStaff = ['doctor', 'nurse', 'lab_technician', 'pharmacist', 'admin'] as const

/**
 * Who may do what: the one table. Read a line as "a … may …". Actions check it, buttons ask it, row permissions and
 * the docs page are made from it. Which patient is meant is checked where the record is known.
 */
export const grants = {
  'own-record:read': ['patient'],
  'own-record:complete': ['patient'],
  'own-document:download': ['patient'],
  'own-refill:request': ['patient'],
  'own-appointment:book': ['patient'],

  'patient:read': everyCarer,
  'patient:list': everyStaff,
  'patient:register': ['nurse', 'doctor', 'admin'],
  'patient:correct': ['nurse', 'doctor', 'admin'],
  'restricted-record:open': everyClinician,
  'emergency-access:review': ['admin'],
  'allergy:record': ['doctor', 'nurse', 'pharmacist'],
  'condition:record': everyClinician,
  'pregnancy:record': everyClinician,
  'home-medication:record': ['doctor', 'nurse', 'pharmacist'],

  'appointment:read': ['doctor', 'nurse', 'admin'],
  'appointment:book': ['doctor', 'nurse', 'admin'],
  'appointment:check-in': ['nurse', 'doctor', 'admin'],
  'schedule:plan': ['doctor', 'admin'],

  'encounter:read': everyClinician,
  'encounter:start': ['doctor'],
  'encounter:finish': ['doctor'],
  'vitals:read': ['doctor', 'nurse', 'pharmacist'],
  'vitals:record': everyClinician,
  'note:read': everyClinician,
  'note:write': everyClinician,
  'note:sign': everyClinician,
  'diagnosis:read': ['doctor', 'nurse', 'pharmacist', 'lab_technician'],
  'diagnosis:record': ['doctor'],
  'care:plan': everyClinician,
  'task:read': everyCarer,
  'task:do': everyCarer,
  'referral:read': everyClinician,
  'referral:send': ['doctor'],

  'lab-order:read': ['doctor', 'nurse', 'lab_technician'],
  'lab-order:place': ['doctor'],
  'lab-order:revoke': ['doctor'],
  'specimen:read': ['doctor', 'nurse', 'lab_technician'],
  'specimen:label': ['nurse', 'lab_technician'],
  'specimen:collect': ['nurse', 'lab_technician'],
  'specimen:receive': ['lab_technician'],
  'specimen:reject': ['lab_technician'],
  'lab-result:read': ['doctor', 'nurse', 'lab_technician', 'pharmacist'],
  'lab-result:read-unverified': ['lab_technician'],
  'lab-result:enter': ['lab_technician'],
  'lab-result:verify': ['lab_technician'],
  'lab-result:correct': ['lab_technician'],
  'lab-report:read': ['doctor', 'nurse', 'lab_technician'],
  'lab-report:acknowledge': ['doctor'],
  'critical-call:read': ['doctor', 'nurse', 'lab_technician'],
  'critical-call:record': ['lab_technician'],
  'critical-call:acknowledge': ['doctor'],
  'lab-quality:read': ['lab_technician'],
  'lab-quality:record': ['lab_technician'],

  'prescription:read': ['doctor', 'nurse', 'pharmacist'],
  'prescription:write': ['doctor'],
  'prescription:sign': ['doctor'],
  'prescription:stop': ['doctor'],
  'dispense:read': ['doctor', 'nurse', 'pharmacist'],
  'dispense:check': ['pharmacist'],
  'dispense:pick': ['pharmacist'],
  'dispense:hand-out': ['pharmacist'],
  'stock:read': ['pharmacist', 'admin'],
  'stock:move': ['pharmacist'],
  'refill:answer': ['pharmacist', 'doctor'],

  'document:read': everyCarer,
  'document:download': everyCarer,
  'document:revoke': ['doctor'],
  'document:revoke-by-code': ['admin'],
  'message:send': ['patient', ...everyStaff],
  'notification:read': ['patient', ...everyStaff],

  'organisation:read': ['patient', ...everyStaff],
  'organisation:manage': ['admin'],
  'member:read': everyStaff,
  'member:manage': ['admin'],
  'application:review': ['admin'],
  'clinical-table:read': everyStaff,
  'clinical-table:approve': ['doctor', 'pharmacist'],
  'audit:read': ['admin'],
  'settings:manage': ['admin'],
  'backend:inspect': ['admin'],
  'billing:read': ['admin'],
  'billing:manage': ['admin'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof grants

/** May this role do this? An unknown permission does not compile; an unknown role may nothing. */
export const can = (role: Role, permission: Permission): boolean => (grants[permission] as readonly Role[]).includes(role)

/** The roles of one line of the table, for the row permissions that are made from it. To decide about one person ask `can`. */
export const rolesWith = (permission: Permission): readonly Role[] => grants[permission]
