// A section that a topic of the room adds to a page of the whole: the front, a seat, the desk, a member.
import type { ComponentChildren } from 'preact';
import type { House } from '../../../../platform/room.ts';
import type { Figure } from '../../../../ui/figures/figures.tsx';
import type { Member } from '../store/members.ts';
import type { AtDesk } from './at-desk.ts';
import type { AtSeat } from './at-seat.ts';

export interface Part {
  readonly title: string;
  readonly body: ComponentChildren;
  /** What stands of it in one number, where there is one: the front begins with all of them. */
  readonly figures?: readonly Figure[];
}

type Read<Given extends readonly unknown[]> = (...given: Given) => Promise<Part | undefined>;

export type HouseRead = Pick<House, 'db' | 'clock'>;
/** Of the front: what everybody sees. */
export type FrontPart = Read<[HouseRead]>;
/** Of a member, for everybody. */
export type MemberPart = Read<[HouseRead, Member]>;
/** Of a representative. */
export type SeatPart = Read<[AtSeat]>;
/** Of the secretariat. */
export type DeskPart = Read<[AtDesk]>;

/** The sections that have something to show, in their order. */
export async function readParts<Given extends readonly unknown[]>(
  parts: readonly Read<Given>[],
  ...given: Given
): Promise<readonly Part[]> {
  const read = await Promise.all(parts.map((part) => part(...given)));
  return read.flatMap((part) => part ?? []);
}
