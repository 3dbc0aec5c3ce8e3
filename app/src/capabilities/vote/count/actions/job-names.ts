// The room's slow work by name: what enqueues it and what runs it say the same.

/**
 * A job that threw (the database was away) is tried once more. One whose process was killed is not, within
 * the hour of its upload: the queue keeps its lock for four hours. After three minutes its page says that
 * the count broke off.
 */
export const countUploadedFileJob = { name: 'count/count-uploaded-file', maxAttempts: 2 } as const;

/** Every ten minutes. */
export const eraseExpiredJob = { name: 'count/erase-expired', every: '*/10 * * * *' } as const;

/**
 * An official vote. Tried once: a count that broke off is told on its page within three minutes, and whoever
 * confirmed it begins another.
 */
export const countBroughtJob = { name: 'count/count-brought', maxAttempts: 1 } as const;

/** Every minute: what the urn published since is read, and what follows from it is done. */
export const followUrnJob = { name: 'count/follow-urn', every: '* * * * *' } as const;

/** Opens and counts; tried once, as a count that was brought in, and asked for again by whoever waits. */
export const openSealedJob = { name: 'count/open-sealed', maxAttempts: 1 } as const;

export const buildBundleJob = { name: 'count/build-bundle', maxAttempts: 10 } as const;
