import type { Metadata } from 'next'
import { BenchList, type BenchListProps } from '@/app/(lab)/bench-list'

export const metadata: Metadata = { title: 'Bench worklist' }

export default function Page({ searchParams }: BenchListProps) {
  return <BenchList searchParams={searchParams} title="Bench worklist" href="/lab" />
}
