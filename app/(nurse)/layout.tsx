import type { ReactNode } from 'react'
import { RoleLayout } from '../role-layout'
import { paletteOf } from '@/app/(doctor)/palette-of'

export default function NurseLayout({ children }: { children: ReactNode }) {
  return (
    <RoleLayout permission="vitals:record" density="touch" palette={paletteOf}>
      {children}
    </RoleLayout>
  )
}
