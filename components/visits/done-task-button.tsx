'use client'
import { useRouter } from 'next/navigation'
import { completeTask } from '@/actions/visits/complete-task'
import { ActionButton } from '@/components/forms/action-button'

/** The task is done, by this person. */
export function DoneTaskButton({ taskId, title }: { taskId: string; title: string }) {
  const router = useRouter()
  return <ActionButton size="small" action={() => completeTask({ taskId })} onDone={() => router.refresh()}>Done<span className="sr-only">: {title}</span></ActionButton>
}
