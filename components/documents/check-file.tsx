'use client'
import { useId, useState, type ChangeEvent, type DragEvent } from 'react'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/panel'

type Outcome = 'same' | 'different' | 'unreadable' | null

/** Compares a PDF with what the clinic signed, byte by byte, in the browser: the file is not sent anywhere. */
export function CheckFile({ sha256 }: { sha256: string }) {
  const inputId = useId()
  const [outcome, setOutcome] = useState<Outcome>(null)
  const [isOver, setIsOver] = useState(false)

  const check = async (file: File | undefined) => {
    if (!file) return
    setOutcome(null)
    setOutcome(await compare(file, sha256))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    void check(event.dataTransfer.files[0])
  }
  return (
    <Panel title="Have the PDF itself?">
      <div className="grid gap-3">
        <label
          htmlFor={inputId}
          onDragOver={(event) => { event.preventDefault(); setIsOver(true) }}
          onDragLeave={() => setIsOver(false)}
          onDrop={drop}
          className={`grid cursor-pointer gap-2 rounded-control border border-dashed px-4 py-5 text-dense text-ink-2 ${isOver ? 'border-brand bg-hover' : 'border-control bg-sunken'}`}
        >
          <span>Drop the PDF here, or choose it. A single changed byte is seen. The file stays on your device.</span>
          <input id={inputId} type="file" accept="application/pdf" className="text-dense" onChange={(event: ChangeEvent<HTMLInputElement>) => void check(event.target.files?.[0])} />
        </label>
        <div aria-live="polite">
          {outcome === 'same' && <Banner tone="success" title="This file is the one the clinic signed.">Every byte is the same.</Banner>}
          {outcome === 'different' && <Banner tone="critical" title="This file is not the one the clinic signed.">It was changed, or it is another document or version. Do not rely on it.</Banner>}
          {outcome === 'unreadable' && <Banner tone="warning" title="This file could not be read.">Save it on this device first, then choose it again.</Banner>}
        </div>
      </div>
    </Panel>
  )
}

async function compare(file: File, sha256: string): Promise<Outcome> {
  try {
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
    const text = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
    return text === sha256 ? 'same' : 'different'
  } catch {
    // A file that went away, or a page without a secure connection, where browsers do not hash.
    return 'unreadable'
  }
}
