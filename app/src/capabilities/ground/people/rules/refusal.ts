// Why this room says no: one union, so that each reason has its sentence and its status.
import type { CardRefusal } from './access-code.ts';
import type { JoiningRefusal } from './account-joining.ts';
import type { IdentifyRefusal } from './assisted-identity.ts';
import type { ChildRefusal } from './childhood.ts';
import type { ForgettingRefusal } from './forgetting.ts';
import type { AcceptingRefusal, InvitingRefusal, NotOpen } from './invitation.ts';
import type { KeyResetRefusal, ResetNotOpen } from './key-reset.ts';
import type { MailAddressRefusal } from './mail-address.ts';
import type { MessageRefusal } from './message.ts';
import type { CodeRefusal } from './one-time-code.ts';
import type { LastWayIn, PasskeyRefusal } from './passkey.ts';
import type { EndRefusal } from './role-end.ts';

export type Refusal =
  | JoiningRefusal
  | ForgettingRefusal
  | PasskeyRefusal
  | LastWayIn
  | CodeRefusal
  | InvitingRefusal
  | AcceptingRefusal
  | NotOpen
  | EndRefusal
  | KeyResetRefusal
  | ResetNotOpen
  | IdentifyRefusal
  | CardRefusal
  | ChildRefusal
  | MailAddressRefusal
  | MessageRefusal;
