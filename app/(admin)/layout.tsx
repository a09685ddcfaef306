import type { ReactNode } from 'react'
import { countEmergencyAccess } from '@/lib/operations/patients/list-emergency-access'
import { RoleLayout } from '../role-layout'

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <RoleLayout permission="audit:read" density="compact" counts={countEmergencyAccess}>
      {children}
    </RoleLayout>
  )
}
