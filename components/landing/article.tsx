import type { ReactNode } from 'react'

/** A page of plain text: title, lead, and sections of paragraphs. */
export function Article({ title, lead, sections }: { title: string; lead: string; sections: readonly { heading: string; body: ReactNode }[] }) {
  return (
    <article className="mx-auto w-full max-w-3xl px-gutter py-10">
      <h1 className="text-lead font-title tracking-title">{title}</h1>
      <p className="mt-2 text-plain text-ink-2">{lead}</p>
      {sections.map(({ heading, body }) => (
        <section key={heading} className="mt-6">
          <h2 className="text-name font-title">{heading}</h2>
          <div className="mt-1 grid gap-2 text-plain text-ink-2">{body}</div>
        </section>
      ))}
    </article>
  )
}
