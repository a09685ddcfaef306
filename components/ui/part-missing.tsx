import { Banner } from './banner'

/** In place of something that opens, when its code could not be fetched. */
export function PartMissing() {
  return (
    <div className="fixed inset-x-0 bottom-0 z-70 p-4">
      <Banner tone="warning" live="status" title="This could not be opened. Check the connection, then try again." />
    </div>
  )
}
