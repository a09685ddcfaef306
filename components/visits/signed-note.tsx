import { Icon } from '@/components/ui/icon'
import { Panel } from '@/components/ui/panel'
import type { Note, NoteVersion } from '@/lib/domain/visits/visit.schema'
import { formatInstant } from '@/lib/format/instants'
import { AddendumForm } from './addendum-form'
import { noteParts } from './note-sections'

export type SignedNoteProps = { note: Note; addenda: readonly NoteVersion[]; zone: string; mayAdd: boolean }

/** A signed note as it was signed, and what was added since. */
export function SignedNote({ note, addenda, zone, mayAdd }: SignedNoteProps) {
  return (
    <Panel title="Note" note={<span className="inline-flex items-center gap-1.5"><Icon name="lock" className="size-3.5" />Signed {formatInstant(note.signedAt, zone)} by {note.signedByName}</span>}>
      <div className="grid gap-3 text-body">
        {noteParts.map(({ key, label }) => (
          <section key={key}>
            <h3 className="text-meta text-ink-3">{label}</h3>
            <p className="whitespace-pre-wrap text-ink">{note[key].trim() === '' ? <span className="text-ink-3">Nothing written</span> : note[key]}</p>
          </section>
        ))}
        {addenda.map((addendum) => (
          <section key={addendum.id} className="rounded-control border border-info-line bg-info-tint p-2.5">
            <h3 className="text-meta text-ink-2">Addendum {addendum.number - 1}, {formatInstant(addendum.at, zone)} by {addendum.authorName}</h3>
            <p className="whitespace-pre-wrap text-ink">{addendum.words}</p>
          </section>
        ))}
        {note.contentHash && <p className="text-meta text-ink-3">Sealed with SHA-256 <span className="font-mono break-all">{note.contentHash}</span></p>}
        {mayAdd && <AddendumForm patientId={note.patientId} noteId={note.id} key={addenda.length} />}
      </div>
    </Panel>
  )
}
