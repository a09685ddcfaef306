import bwipjs from 'bwip-js/node'

/** A Code 128 barcode with its quiet zones, drawn on the server. The number stands in words beside it. */
export function Barcode({ text }: { text: string }) {
  const svg = bwipjs.toSVG({ bcid: 'code128', text, height: 9, includetext: false, paddingwidth: 10 })
  return <span role="img" aria-label={`Barcode ${text}`} className="block h-[9mm] w-full [&>svg]:h-full [&>svg]:w-full" dangerouslySetInnerHTML={{ __html: svg.replace('<svg ', '<svg preserveAspectRatio="none" aria-hidden="true" ') }} />
}
