// The room's slow work by name: what enqueues it and what runs it say the same.

/** A count that died with its process is tried once more; after that the person is told. */
export const countUploadedFileJob = { name: 'count/count-uploaded-file', maxAttempts: 2 } as const;

/** Every ten minutes. */
export const eraseExpiredJob = { name: 'count/erase-expired', every: '*/10 * * * *' } as const;
