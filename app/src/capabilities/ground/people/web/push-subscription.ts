// The subscription of a browser to the notices of this installation, whose key may have changed since the last one.

/** Of `PushManager`, what is used here. */
export interface Subscriptions {
  getSubscription(): Promise<Subscription | null>;
  subscribe(options: {
    readonly userVisibleOnly: true;
    readonly applicationServerKey: string;
  }): Promise<Subscription>;
}

export interface Subscription {
  readonly options: { readonly applicationServerKey: ArrayBuffer | null };
  unsubscribe(): Promise<boolean>;
}

/** With `key` in base64url; a browser refuses a second key until the subscription with the first is given up. */
export async function subscribeWith(manager: Subscriptions, key: string): Promise<Subscription> {
  const before = await manager.getSubscription();
  if (before !== null && keyOf(before) !== key) await before.unsubscribe();
  return manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

function keyOf({ options }: Subscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
