// Door of the room to the site: the way to a ballot paper, one's own right, what is public, and the desks.
import { type Route, route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { declareRoutes } from './declare-routes.tsx';
import { deskRoutes } from './desk-routes.tsx';
import { padronRoutes } from './padron-routes.tsx';
import { paperRoutes } from './paper-routes.tsx';
import { onElection } from './parts.tsx';
import { publicPaths } from './paths.ts';
import { padronFile, registroFile } from './public-files.ts';
import { publicPadron } from './public-padron-page.tsx';

export function routes(house: House): readonly Route[] {
  const open = { audience: 'public', method: 'get' } as const;
  return [
    ...paperRoutes(house),
    ...declareRoutes(house),
    route({ ...open, path: publicPaths.padron, answer: onElection(house, publicPadron) }),
    route({ ...open, path: publicPaths.list, answer: onElection(house, padronFile) }),
    route({ ...open, path: publicPaths.registro, answer: onElection(house, registroFile) }),
    ...padronRoutes(house),
    ...deskRoutes(house),
  ];
}
