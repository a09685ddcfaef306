import { Path, Svg } from '@react-pdf/renderer'
import QRCode from 'qrcode'

/** A QR code drawn as lines, sharp at any size; four modules of quiet zone around it. */
export function QrCode({ text, size }: { text: string; size: number }) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const quiet = 4
  const side = modules.size + quiet * 2
  const runs: string[] = []
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (modules.get(y, x)) runs.push(`M${x + quiet} ${y + quiet}h1v1h-1z`)
    }
  }
  return (
    <Svg viewBox={`0 0 ${side} ${side}`} style={{ width: size, height: size }}>
      <Path d={runs.join('')} fill="#000" />
    </Svg>
  )
}
