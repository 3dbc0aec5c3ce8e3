// Door 3: the addresses of accounts.
import type { RoutesOfRoom } from '../../../../platform/room.ts';
import { accountRoutes } from './account-routes.tsx';
import { cardRoutes } from './card-routes.tsx';
import { childrenRoutes } from './children-routes.tsx';
import { codeRoutes } from './code-routes.tsx';
import { endRoleRoutes } from './end-role-routes.tsx';
import { firstTeamRoutes } from './first-team-routes.tsx';
import { identifyRoutes } from './identify-routes.tsx';
import { invitationRoutes } from './invitation-routes.tsx';
import { inviteRoutes } from './invite-routes.tsx';
import { passkeyRoutes } from './passkey-routes.tsx';
import { signInRoutes } from './sign-in-routes.tsx';
import { teamRoutes } from './team-routes.tsx';

export const routes: RoutesOfRoom = (house) =>
  [
    signInRoutes,
    accountRoutes,
    passkeyRoutes,
    codeRoutes,
    teamRoutes,
    inviteRoutes,
    endRoleRoutes,
    firstTeamRoutes,
    invitationRoutes,
    identifyRoutes,
    cardRoutes,
    childrenRoutes,
  ].flatMap((part) => part(house));
