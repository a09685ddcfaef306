/** A reason why a backup or a restore cannot go on, told to the person in one sentence. */
export class BackupError extends Error {}
