// Whether an address of the public web answers. Never one of the network in which the product runs.
import { lookup as resolve } from 'node:dns';
import { request as plainly } from 'node:http';
import { request as securely } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** True where something is there, also behind a sign-in or elsewhere; false where it is gone or nobody answers. */
export type AskAddress = (address: string) => Promise<boolean>;

const WAIT_MS = 10_000;
const GONE: readonly number[] = [404, 410];
const BROKEN = 500;

/** Addresses that are nobody's on the public web (RFC 6890), with those inside IPv6 that stand for them. */
const notPublic = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  notPublic.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  notPublic.addSubnet(net, prefix, 'ipv6');
}

export function isPublicAddress(ip: string): boolean {
  const family = isIP(ip);
  return family !== 0 && !notPublic.check(ip, family === 4 ? 'ipv4' : 'ipv6');
}

/** Gives the connection only public addresses, so that what was looked at is what is connected to. */
const lookUpPublic: LookupFunction = (host, options, answer) => {
  resolve(host, { ...options, all: true }, (error, found) => {
    if (error !== null) return answer(error, [], 0);
    const open = found.filter(({ address }) => isPublicAddress(address));
    const [first] = open;
    if (first === undefined) return answer(new Error(`${host} is not on the public web`), [], 0);
    return options.all === true ? answer(null, open) : answer(null, first.address, first.family);
  });
};

/** Reads nothing but the status, follows nothing, and sends nothing that says who asks. */
export const askAddress: AskAddress = (address) => {
  const { protocol, hostname, port } = new URL(address);
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (port !== '' || (isIP(literal) !== 0 && !isPublicAddress(literal))) {
    return Promise.resolve(false);
  }
  const ask = protocol === 'https:' ? securely : plainly;
  return new Promise((settle) => {
    const asking = ask(
      address,
      { lookup: lookUpPublic, timeout: WAIT_MS, headers: { accept: '*/*' } },
      (answer) => {
        const status = answer.statusCode ?? BROKEN;
        answer.destroy();
        settle(status < BROKEN && !GONE.includes(status));
      },
    );
    asking.on('timeout', () => asking.destroy(new Error('nobody answered')));
    asking.on('error', () => settle(false));
    asking.end();
  });
};
