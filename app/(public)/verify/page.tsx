import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { readDocumentCode } from '@/lib/domain/files/document-code'

export const metadata: Metadata = { title: 'Check a document', referrer: 'no-referrer' }

/** Where somebody with a paper and no camera types its code. Works without JavaScript. */
export default async function VerifyPage({ searchParams }: { searchParams: Promise<{ code?: string }> }) {
  const typed = (await searchParams).code?.slice(0, 80) ?? ''
  const code = readDocumentCode(typed).replace(/[^0-9A-Z]/g, '')
  if (code !== '') redirect(`/verify/${code}`)
  return (
    <div className="mx-auto grid w-full max-w-md gap-5 px-gutter py-10">
      <div className="grid gap-2">
        <h1 className="text-lead font-title tracking-title">Check a document</h1>
        <p className="text-body text-ink-2">Laboratory reports and prescriptions carry a code beside the square at the bottom of each page. Scan the square with a phone, or type the code here.</p>
      </div>
      <form action="/verify" method="get" className="grid gap-4">
        <Field label="Code on the paper" hint="26 letters and digits. Spaces and small letters do not matter.">
          <Input name="code" required autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={60} className="font-mono" />
        </Field>
        <Button type="submit" variant="primary">Check</Button>
      </form>
      <p className="text-dense text-ink-3">You learn whether the paper is genuine, and nothing about the patient that is not on it.</p>
    </div>
  )
}
