import type { Metadata } from 'next'
import { ClinicalTablePage, type ClinicalTableProps } from '@/app/clinical-table-page'

export const metadata: Metadata = { title: 'Clinical table' }

export default function Page(props: ClinicalTableProps) {
  return <ClinicalTablePage area="/doctor" {...props} />
}
