import type { ReactNode } from 'react'
import { RoleLayout } from '../role-layout'

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <RoleLayout permission="audit:read" density="compact">
      {children}
    </RoleLayout>
  )
}
