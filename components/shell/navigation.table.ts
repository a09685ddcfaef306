import type { Role } from '@/lib/access/roles'
import type { NavGroup, NavItem } from './shell-types'

const groups: Record<Exclude<Role, 'patient'>, readonly NavGroup[]> = {
  nurse: [{ label: 'Ward', items: [{ href: '/nurse', label: 'Today', icon: 'calendar' }, { href: '/nurse/patients', label: 'Patients', icon: 'users' }, { href: '/lab/collect', label: 'Collect specimens', icon: 'collect' }] }],
  doctor: [
    { label: 'Clinic', items: [{ href: '/doctor', label: 'My day', icon: 'calendar' }, { href: '/doctor/patients', label: 'Patients', icon: 'users' }] },
    { label: 'To close', items: [{ href: '/doctor/results', label: 'Results', icon: 'report' }] },
    { label: 'Reference', items: [{ href: '/doctor/clinical-tables', label: 'Clinical tables', icon: 'table' }] },
  ],
  lab_technician: [
    { label: 'Bench', items: [{ href: '/lab', label: 'Worklist', icon: 'inbox' }, { href: '/lab/receive', label: 'Receive', icon: 'receive' }, { href: '/lab/enter', label: 'Enter results', icon: 'tubes' }, { href: '/lab/verify', label: 'Verify', icon: 'verify' }, { href: '/lab/critical-calls', label: 'Critical calls', icon: 'phone-call', isCritical: true }] },
    { label: 'Records', items: [{ href: '/lab/reports', label: 'Reports', icon: 'report' }, { href: '/lab/clinical-tables', label: 'Clinical tables', icon: 'table' }] },
  ],
  pharmacist: [
    { label: 'Dispensary', items: [{ href: '/pharmacy', label: 'Queue', icon: 'inbox' }, { href: '/pharmacy/refills', label: 'Refill requests', icon: 'repeat' }, { href: '/pharmacy/stock', label: 'Stock', icon: 'stock' }] },
    { label: 'Reference', items: [{ href: '/pharmacy/clinical-tables', label: 'Clinical tables', icon: 'table' }] },
  ],
  admin: [
    { label: 'Watch', items: [{ href: '/admin', label: 'Overview', icon: 'chart' }, { href: '/admin/audit', label: 'Audit trail', icon: 'audit' }, { href: '/admin/emergency-access', label: 'Emergency access', icon: 'shield' }, { href: '/admin/clinical-tables', label: 'Clinical tables', icon: 'table' }] },
    { label: 'Manage', items: [{ href: '/admin/people', label: 'People and roles', icon: 'users' }, { href: '/admin/documents', label: 'Documents', icon: 'report' }] },
  ],
}

/** The navigation of a role. The portal has its own. */
export const navigationOf = (role: Role): readonly NavGroup[] => (role === 'patient' ? [] : groups[role])

export const patientNavigation: readonly NavItem[] = [
  { href: '/portal', label: 'Home', icon: 'home' },
  { href: '/portal/results', label: 'Results', icon: 'report' },
  { href: '/portal/medicines', label: 'Medicines', icon: 'drug' },
  { href: '/portal/appointments', label: 'Visits', icon: 'calendar' },
  { href: '/portal/record', label: 'My record', icon: 'folder' },
]
