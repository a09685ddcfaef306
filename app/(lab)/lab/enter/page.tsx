import type { Metadata } from 'next'
import { BenchList, type BenchListProps } from '@/app/(lab)/bench-list'

export const metadata: Metadata = { title: 'Enter results' }

export default function Page({ searchParams }: BenchListProps) {
  return <BenchList searchParams={searchParams} title="Enter results" href="/lab/enter" stage="enter" />
}
