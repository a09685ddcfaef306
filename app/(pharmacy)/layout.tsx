import type { ReactNode } from 'react'
import { RoleLayout } from '../role-layout'
import { countPharmacyWork } from '@/lib/queries/pharmacy/count-pharmacy-work'

export default function PharmacyLayout({ children }: { children: ReactNode }) {
  return (
    <RoleLayout permission="dispense:check" density="compact" counts={countPharmacyWork}>
      {children}
    </RoleLayout>
  )
}
