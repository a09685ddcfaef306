import { demoPassword, demoPeople } from '@/lib/domain/admin/demo-people'

/** The demo's sign-ins, on the sign-in page of a demonstration only. */
export function DemoSignIns() {
  return (
    <section aria-labelledby="demo-sign-ins" className="rounded-panel border bg-sunken p-4 text-dense">
      <h2 id="demo-sign-ins" className="font-title">Demonstration sign-ins</h2>
      <p className="mt-1 text-ink-2">Everybody’s password is <code className="font-mono text-ink">{demoPassword}</code></p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {demoPeople.map((person) => (
          <div key={person.email} className="contents">
            <dt className="text-ink-2">{person.roleLabel}</dt>
            <dd className="min-w-0 break-all">{person.email}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
