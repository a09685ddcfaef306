import { Landing } from '@/components/landing/landing'
import { serverSettings } from '@/lib/config/server-settings'

export default function LandingPage() {
  return <Landing isDemo={serverSettings().DEMO} />
}
