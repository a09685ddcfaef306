import { ButtonLink } from '@/components/ui/button'
import { AllergyScene } from './allergy-scene'
import { CallScene } from './call-scene'
import { VerifyScene } from './verify-scene'

const roles = [
  ['Patients', 'sign up, book, read results in plain words, download signed documents.'],
  ['Nurses', 'take vitals with the warning score beside them, and collect specimens.'],
  ['Doctors', 'chart, order and prescribe on one page, and close every result.'],
  ['Technicians', 'run the bench; a second person verifies.'],
  ['Pharmacists', 'check again, pick what expires first, hand out and label.'],
  ['Administrators', 'see who saw or changed what, in a trail that cannot be edited unseen.'],
] as const

const facts = [
  ['Several organisations share one installation and never see each other’s records.', 'Every row carries its own readers; the database checks them again.'],
  ['What is signed stays.', 'Results and prescriptions are corrected, stopped or withdrawn, with the old value kept.'],
  ['Every look is written down.', 'Reads and writes form one chain of hashes, and a command finds any edited or missing entry.'],
  ['Documents prove themselves.', 'Each carries a code; anyone with the paper can check it without learning more than the paper shows.'],
] as const

/** The first page: what this is, shown with the product itself. */
export function Landing({ isDemo }: { isDemo: boolean }) {
  return (
    <div className="mx-auto w-full max-w-6xl px-gutter">
      <section className="grid gap-4 py-12 tablet:py-16">
        <h1 className="max-w-3xl text-display font-title tracking-title tablet:text-hero">From sample to signed result, with a second pair of eyes</h1>
        <p className="max-w-2xl text-name text-ink-2">MediTrack Pro runs the day of small clinics, laboratories and pharmacies: one record, six roles, and rules that hold even when somebody is in a hurry.</p>
        <div className="flex flex-wrap gap-2">
          <ButtonLink variant="primary" size="large" href={isDemo ? '/sign-in' : '/sign-up'}>{isDemo ? 'Try the demo' : 'Open a patient account'}</ButtonLink>
          <ButtonLink size="large" href="/safety">Read the safety notes</ButtonLink>
        </div>
      </section>
      <VerifyScene />
      <section aria-labelledby="holds" className="grid gap-8 py-14 desktop:grid-cols-2">
        <h2 id="holds" className="text-lead font-title tracking-title desktop:col-span-2">Two things it does not let happen</h2>
        <AllergyScene />
        <CallScene />
      </section>
      <section aria-labelledby="roles" className="border-t py-12">
        <h2 id="roles" className="text-lead font-title tracking-title">Six roles, one shell</h2>
        <dl className="mt-4 grid gap-x-8 gap-y-3 tablet:grid-cols-2 desktop:grid-cols-3">
          {roles.map(([role, does]) => <div key={role}><dt className="text-value font-title">{role}</dt><dd className="text-ink-2">{does}</dd></div>)}
        </dl>
      </section>
      <section aria-labelledby="facts" className="border-t py-12">
        <h2 id="facts" className="text-lead font-title tracking-title">What stands behind it</h2>
        <ul className="mt-4 grid gap-4 tablet:grid-cols-2">
          {facts.map(([claim, how]) => <li key={claim} className="max-w-prose"><p className="font-label">{claim}</p><p className="text-ink-2">{how}</p></li>)}
        </ul>
      </section>
    </div>
  )
}
