// A booth without pages for tests of the whole: somebody's device, the urn's own handler, and the site that she goes to.
import { webCrypto } from '@minga/ballot';
import { readArrival } from '../rules/booth-fragment.ts';
import { newPaper, type Paper } from '../rules/booth-paper.ts';
import type { Trusted } from '../rules/booth-trust.ts';
import {
  type BoothPorts,
  blindedOf,
  type ChosenByContest,
  enter,
  isInLog,
  sendPaper,
  takeAnswers,
} from '../web/booth-journey.ts';
import { boothMemory, mapShelf } from '../web/booth-memory.ts';
import { sealPaper } from '../web/booth-sealing.ts';
import { urnServer } from '../web/booth-server.ts';

export interface TestBooth {
  /** Arrives with the fragment of a turn; answers where the booth goes next, which is the site. */
  readonly askFor: (fragment: string, name: string) => Promise<string>;
  /** Comes back from the site with its answers. */
  readonly take: (fragment: string) => Promise<Paper>;
  /** Seals and casts; the code of a refusal. */
  readonly vote: (paper: Paper, chosen: ChosenByContest) => Promise<Paper | string>;
  readonly isInLog: (paper: Paper) => Promise<boolean | undefined>;
}

interface BoothAsked {
  readonly electionId: string;
  readonly origin: string;
  /** The handler of the urn; no header but its own reaches it. */
  readonly ask: (request: Request) => Promise<Response>;
  readonly random: (length: number) => Uint8Array;
}

export function testBooth({ electionId, origin, ask, random }: BoothAsked): TestBooth {
  const gone: string[] = [];
  const shelves = { lasting: mapShelf(), passing: mapShelf(), isKiosk: false };
  const ports: BoothPorts = {
    memory: boothMemory(electionId, shelves),
    crypto: webCrypto,
    server: urnServer({
      electionId,
      origin,
      send: (address, init) => ask(new Request(address, init)),
      go: (address) => gone.push(address),
    }),
  };
  const trusted = async (): Promise<Trusted> => {
    const found = await enter(ports);
    if (!found.ok) throw new Error(`not trusted: ${found.error}`);
    return found.value;
  };
  return {
    async askFor(fragment, name) {
      const turn = readArrival(fragment);
      if (turn.kind !== 'turn') throw new Error(`no turn: ${fragment}`);
      const log = await trusted();
      const { h, style } = turn;
      const secrets = { id: random(8), seed: random(16) };
      const paper = newPaper({ ...secrets, name, style, door: 'later', isShared: false });
      ports.memory.keep(paper);
      await ports.server.askSite(log.manifest.origins.A, h, blindedOf(log, paper));
      return gone.at(-1) ?? '';
    },
    async take(fragment) {
      const arrival = readArrival(fragment);
      if (arrival.kind !== 'answers') throw new Error(`no answers: ${fragment}`);
      const taken = await takeAnswers(ports, await trusted(), arrival.answers);
      if (!taken.ok) throw new Error(taken.error.code);
      return taken.value;
    },
    async vote(paper, chosen) {
      const log = await trusted();
      const sealed = await sealPaper(ports, log, paper, { chosen, control: '' });
      if (sealed === undefined) return 'not-sealed';
      const sent = await sendPaper(ports, log, sealed);
      return sent.ok ? sent.value : sent.error;
    },
    isInLog: (paper) => isInLog(ports, paper),
  };
}
