import type { Metadata } from 'next'
import { Article } from '@/components/landing/article'

export const metadata: Metadata = { title: 'Terms of use' }

export default function TermsPage() {
  return (
    <Article
      title="Terms of use"
      lead="Your clinic offers you this portal. By opening an account you agree to use it for your own care."
      sections={[
        { heading: 'Your account is yours', body: <p>Use your own name and address, keep your password to yourself, and tell the clinic when you think somebody else has used it.</p> },
        { heading: 'Not for emergencies', body: <p>Nobody watches the portal at night. If you feel very unwell, call your local emergency number.</p> },
        { heading: 'Results and medicines', body: <p>What you read here comes from your clinic. Ask them before you change how you take a medicine.</p> },
        { heading: 'The program', body: <p>MediTrack Pro is open source under the Apache License 2.0 and comes without warranty. Your clinic decides how it is used.</p> },
      ]}
    />
  )
}
