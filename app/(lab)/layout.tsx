import type { ReactNode } from 'react'
import { RoleLayout } from '../role-layout'
import { benchSignals } from '@/components/lab/bench-signals'

export default function LabLayout({ children }: { children: ReactNode }) {
  return (
    <RoleLayout permission="specimen:label" density="compact" signals={benchSignals}>
      {children}
    </RoleLayout>
  )
}
