// How much the room takes: sizes in bytes, times in milliseconds, each said to the person before it bites.
const MB = 1_000_000;

/** Largest file read in the browser; compared with the size of the file before reading it. */
export const browserFileBytes = 60 * MB;

/** Largest file taken to the server (without JavaScript). */
export const uploadBytes = 5 * MB;

/** Read beyond the limit, so that a file a little too large gets this room's own words. */
export const formOverheadBytes = MB;

/** On the server: reading an upload while the person waits, and counting it afterwards. */
export const serverReadMs = 10_000;
export const serverCountMs = 60_000;
/** Of that, for putting all projects in order; beyond it the result comes without their order. */
export const serverOrderMs = 15_000;
export const serverMemoryMb = 512;

/** Children that work at the same time for people who wait for their page. */
export const waitedChildren = 4;

/** Files waiting for their turn or being counted at the same time. */
export const queueLength = 20;

/** How long an upload and its result stay, in minutes. */
export const keptMinutes = 60;

/** An official vote: larger than what a page counts for anybody, and counted for as long as it takes within reason. */
export const officialFileBytes = 20 * MB;
export const officialReadMs = 60_000;
export const officialCountMs = 20 * 60_000;
/** Of that, for what would have changed the outcome; what is not found is left to whoever counts again. */
export const officialExplainMs = 60_000;
export const officialMemoryMb = 1024;
/** A recount while somebody waits for the page: of the whole, and of what would have changed it. */
export const officialWaitMs = 45_000;
export const officialWaitExplainMs = 5_000;
/** Recounts for pages that wait, at the same time. */
export const waitedRecounts = 2;

/** Sealed ballots: so many are opened by one child, in so long. */
export const sealedChunk = 2000;
export const sealedOpenMs = 2 * 60_000;
export const sealedMemoryMb = 512;
