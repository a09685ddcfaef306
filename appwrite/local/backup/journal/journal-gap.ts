/** The journal cannot be continued: something was written that it did not see, or what it wrote is gone. */
export class JournalGap extends Error {}
