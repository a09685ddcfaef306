import { Icon } from '@/components/ui/icon'

/** "1 to resolve, 1 to acknowledge, 1 for information", and when the checks ran. Absence of alerts is written, never a tick alone. */
export function AlertSummary({ medicines, resolve, acknowledge, information, checkedText }: { medicines: number; resolve: number; acknowledge: number; information: number; checkedText: string }) {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-dense text-ink-2">
      <span>{medicines === 1 ? '1 medicine' : `${medicines} medicines`}</span>
      {resolve > 0 && <Count icon="alert" style="text-critical-text" text={`${resolve} to resolve`} />}
      {acknowledge > 0 && <Count icon="warning" style="text-warning-text" text={`${acknowledge} to acknowledge`} />}
      {information > 0 && <Count icon="info" style="text-info-text" text={`${information} for information`} />}
      <span className="text-ink-3">{checkedText}</span>
    </p>
  )
}

function Count({ icon, style, text }: { icon: 'alert' | 'warning' | 'info'; style: string; text: string }) {
  return (
    <span className={`inline-flex items-center gap-1.5 font-label ${style}`}>
      <Icon name={icon} />
      {text}
    </span>
  )
}
