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
