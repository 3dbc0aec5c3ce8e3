// The notice of who decides what: its version, which whoever proposes or takes a ballot paper acknowledges.

/** Grows with every change of its words in either language; a test keeps them together. */
export const noticeVersion = 2;
