// The service worker of push: shows the sentence of a notice and opens its page; it keeps and fetches nothing.

/** As the browser reads it: on its own, without the rest of the site. */
export const pushWorker = `'use strict';

self.addEventListener('push', (event) => {
  const { title, path } = event.data ? event.data.json() : {};
  if (typeof title !== 'string' || typeof path !== 'string') return;
  event.waitUntil(self.registration.showNotification('Minga', { body: title, data: { path } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const page = new URL(event.notification.data.path, self.location.origin);
  if (page.origin === self.location.origin) event.waitUntil(self.clients.openWindow(page.href));
});

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
`;
