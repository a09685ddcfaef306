import type { Metadata } from 'next'
import { BenchList, type BenchListProps } from '@/app/(lab)/bench-list'

export const metadata: Metadata = { title: 'Verify results' }

export default function Page({ searchParams }: BenchListProps) {
  return <BenchList searchParams={searchParams} title="Verify results" href="/lab/verify" stage="verify" />
}
