'use client'
import { useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'

/**
 * Says so when somebody else took an open supply further: two people must not pick the same packs.
 * @param step what another person did last (`othersLastStep`); null when it was the reader
 */
export function SupplyWatch({ version, step }: { version: number; step: string | null }) {
  const [known, setKnown] = useState(version)
  const [told, setTold] = useState<string | null>(null)
  if (known !== version) {
    setKnown(version)
    setTold(step)
  }
  if (told === null) return null
  return (
    <div className="px-gutter pt-3.5">
      <Banner tone="warning" live="alert" title="This supply was taken further while you had it open" actions={<Button size="small" onClick={() => setTold(null)}>Understood</Button>}>{told}</Banner>
    </div>
  )
}
