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
import { joinRoutes } from './join-routes.tsx';
import { keyResetRoutes } from './key-reset-routes.tsx';
import { messageDeskRoutes } from './message-desk-routes.tsx';
import { messageRoutes } from './message-routes.tsx';
import { noticeRoutes } from './notice-routes.tsx';
import { ownDataRoutes } from './own-data-routes.tsx';
import { passkeyRoutes } from './passkey-routes.tsx';
import { signInRoutes } from './sign-in-routes.tsx';
import { teamRoutes } from './team-routes.tsx';
import { tellingRoutes } from './telling-routes.tsx';

export const routes: RoutesOfRoom = (house) =>
  [
    signInRoutes,
    accountRoutes,
    ownDataRoutes,
    passkeyRoutes,
    codeRoutes,
    teamRoutes,
    inviteRoutes,
    endRoleRoutes,
    keyResetRoutes,
    firstTeamRoutes,
    invitationRoutes,
    identifyRoutes,
    joinRoutes,
    cardRoutes,
    childrenRoutes,
    noticeRoutes,
    messageRoutes,
    messageDeskRoutes,
    tellingRoutes,
  ].flatMap((part) => part(house));
