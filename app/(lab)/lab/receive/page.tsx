import type { Metadata } from 'next'
import { BenchList, type BenchListProps } from '@/app/(lab)/bench-list'
import { ReceiveScanPad } from '@/components/lab/receive-scan-pad'

export const metadata: Metadata = { title: 'Receive specimens' }

export default function Page({ searchParams }: BenchListProps) {
  return <BenchList searchParams={searchParams} title="Receive specimens" href="/lab/receive" stage="receive"><ReceiveScanPad /></BenchList>
}
