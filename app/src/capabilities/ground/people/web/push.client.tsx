// The island of push: asks this browser for a subscription and hands it to the site; only where there is push.
import { m } from '#words';
import { subscribeWith } from './push-subscription.ts';

for (const place of document.querySelectorAll<HTMLElement>('[data-push]')) offer(place);

function offer(place: HTMLElement): void {
  const part = (name: string) => place.querySelector<HTMLElement>(`[data-push-${name}]`);
  const [button, said] = [part('button'), part('said')];
  const isSupported = 'serviceWorker' in navigator && 'PushManager' in window;
  const shown = isSupported ? button : part('missing');
  if (shown !== null) shown.hidden = false;
  let isAsking = false;
  button?.addEventListener('click', async () => {
    if (isAsking || said === null) return;
    isAsking = true;
    said.textContent = '';
    said.textContent = (await subscribe(place.dataset).catch(() => m.people_push_failed())) ?? '';
    isAsking = false;
  });
}

/** Leaves the page, or returns the sentence that says why not. */
async function subscribe({ push = '', worker = '', answer = '' }: DOMStringMap) {
  if ((await Notification.requestPermission()) !== 'granted') return m.people_push_denied();
  const registration = await navigator.serviceWorker.register(worker);
  await navigator.serviceWorker.ready;
  const subscription = await subscribeWith(registration.pushManager, push);
  const told = await fetch(answer, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(subscription),
  });
  if (told.redirected) {
    location.reload();
    return undefined;
  }
  const read: { readonly next?: string; readonly problem?: string } = await told.json();
  if (read.next === undefined) return read.problem ?? m.people_push_failed();
  location.assign(read.next);
  return undefined;
}
