import type { ReactNode } from 'react'
import { RoleLayout } from '../role-layout'
import { countBenchWork } from '@/lib/queries/lab/count-bench-work'

export default function LabLayout({ children }: { children: ReactNode }) {
  return (
    <RoleLayout permission="specimen:label" density="compact" counts={countBenchWork}>
      {children}
    </RoleLayout>
  )
}
