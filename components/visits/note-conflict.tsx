import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { NoteSections } from '@/lib/domain/visits/visit.schema'
import { noteParts } from './note-sections'

/** The same note was changed elsewhere: both texts, side by side; nothing is lost until one is chosen. */
export function NoteConflict({ mine, theirs, onChoose }: { mine: NoteSections; theirs: NoteSections; onChoose: (words: NoteSections) => void }) {
  const differing = noteParts.filter(({ key }) => mine[key] !== theirs[key])
  const both = Object.fromEntries(noteParts.map(({ key }) => [key, mine[key] === theirs[key] ? mine[key] : [theirs[key], mine[key]].filter((text) => text.trim() !== '').join('\n')])) as NoteSections
  return (
    <Banner tone="warning" title="This note was changed in another window or on another device" live="alert">
      <div className="mt-2 grid gap-3">
        {differing.map(({ key, label }) => (
          <div key={key} className="grid gap-2 tablet:grid-cols-2">
            <Version heading={`${label}, saved elsewhere`} text={theirs[key]} />
            <Version heading={`${label}, on this page`} text={mine[key]} />
          </div>
        ))}
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => onChoose(mine)}>Keep this page’s text</Button>
          <Button size="small" onClick={() => onChoose(theirs)}>Take the saved text</Button>
          <Button size="small" onClick={() => onChoose(both)}>Keep both, one after the other</Button>
        </div>
      </div>
    </Banner>
  )
}

function Version({ heading, text }: { heading: string; text: string }) {
  return (
    <div className="rounded-control border bg-surface p-2.5">
      <p className="text-meta text-ink-3">{heading}</p>
      <p className="text-dense whitespace-pre-wrap text-ink">{text || 'Empty'}</p>
    </div>
  )
}
