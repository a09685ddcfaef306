import type { Metadata } from 'next'
import { ClinicalTablesPage } from '@/app/clinical-tables-page'

export const metadata: Metadata = { title: 'Clinical tables' }

export default function Page() {
  return <ClinicalTablesPage area="/admin" />
}
