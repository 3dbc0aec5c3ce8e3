// The two cookies: the session, and the browser that began a sign-in or sent a form without one.

export const SESSION_COOKIE = 'session';
/** Ties a sign-in to the browser that began it, so that nobody can be signed in by a link of somebody else. */
export const BROWSER_COOKIE = 'browser';
export const BROWSER_SECONDS = 60 * 60;
