import { toBuffer } from 'qrcode'
import type { Context } from '../../http/context'
import { RawBody } from '../../http/reply'
import { route, type Route } from '../../http/route'
import { invalid, optional, required, validator } from '../../http/validator'
import { boolean, integerRange, text } from '../../http/validators'
import { drawInitials } from './initials'

const hexColour = validator('Value must be a valid Hex color code', (value) => (typeof value === 'string' && /^([0-9a-f]{3}|[0-9a-f]{6})$/i.test(value) ? value : invalid))

function picture(context: Context, bytes: Buffer): RawBody {
  context.reply.header('cache-control', 'private, max-age=3888000')
  return new RawBody(bytes, 'image/png')
}

export const avatarRoutes: Route[] = [
  route({
    method: 'GET', path: '/avatars/initials', lacks: 'letters other than A to Z (left out), the original’s typeface and colours', scope: 'avatars.read', service: 'avatars',
    params: { name: optional(text(128), ''), width: optional(integerRange(0, 2000), 500), height: optional(integerRange(0, 2000), 500), background: optional(hexColour, '') },
    handler: (context, { name, ...size }) => {
      const { user } = context.auth
      return picture(context, drawInitials(name || user?.name || user?.email || '', size))
    },
  }),
  route({
    method: 'GET', path: '/avatars/qr', scope: 'avatars.read', service: 'avatars',
    params: { text: required(text(512)), size: optional(integerRange(1, 1000), 400), margin: optional(integerRange(0, 10), 1), download: optional(boolean, false) },
    handler: async (context, asked) => {
      if (asked.download) context.reply.header('content-disposition', 'attachment; filename="qr.png"')
      return picture(context, await toBuffer(asked.text, { type: 'png', width: asked.size, margin: asked.margin }))
    },
  }),
]
