// The island of the end of a shared machine: signs out of everything, and only then goes back to an empty booth.
const leaving = document.querySelector<HTMLElement>('[data-leave]');
const RETRY_MS = 5_000;

/** Each form answers by leading on; anything else, and no answer, is not done. */
async function send(form: HTMLFormElement): Promise<void> {
  const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
  if (answer.type !== 'opaqueredirect') throw new Error(`${answer.status}`);
}

async function leave(page: HTMLElement): Promise<void> {
  const { leave: next = '/', leaveFailed = '' } = page.dataset;
  try {
    for (const form of page.querySelectorAll('form')) await send(form);
    location.replace(next);
  } catch {
    const said = page.querySelector('[data-leave-said]');
    if (said !== null) said.textContent = leaveFailed;
    setTimeout(() => void leave(page), RETRY_MS);
  }
}

if (leaving !== null && location.hash === '#kiosco') void leave(leaving);
