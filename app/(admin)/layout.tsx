import type { ReactNode } from 'react'
import { noticesChanged } from '@/lib/domain/messages/notification.rules'
import { RoleLayout } from '../role-layout'

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <RoleLayout permission="audit:read" density="compact" signals={[noticesChanged]}>
      {children}
    </RoleLayout>
  )
}
