import type { ReactNode } from 'react'
import { RoleLayout } from '../role-layout'
import { pharmacySignals } from '@/components/pharmacy/pharmacy-signals'

export default function PharmacyLayout({ children }: { children: ReactNode }) {
  return (
    <RoleLayout permission="dispense:check" density="compact" signals={pharmacySignals}>
      {children}
    </RoleLayout>
  )
}
