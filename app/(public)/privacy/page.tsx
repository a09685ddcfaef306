import type { Metadata } from 'next'
import { Article } from '@/components/landing/article'

export const metadata: Metadata = { title: 'Privacy notice' }

export default function PrivacyPage() {
  return (
    <Article
      title="Privacy notice"
      lead="Your clinic is responsible for your record. This is how the program it runs treats it."
      sections={[
        { heading: 'Who sees your record', body: <p>You, and the people of your clinic whose role needs it. Each time somebody opens it, that is written down and cannot be removed unseen.</p> },
        { heading: 'What is kept', body: <p>What you tell, what is measured, what is prescribed and handed out. Notes, addresses, phone numbers and insurance details are encrypted where they are stored.</p> },
        { heading: 'What leaves the clinic', body: <p>Nothing by itself. Mails only say that something is ready, never what. No page loads anything from another company.</p> },
        { heading: 'Cookies', body: <p>One cookie keeps you signed in; two keep the theme and the size of the screen. None follows you.</p> },
      ]}
    />
  )
}
