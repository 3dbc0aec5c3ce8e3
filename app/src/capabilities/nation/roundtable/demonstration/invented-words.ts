// What members of the invented Mesa say of a question, written as one line for each of them and read into what they said.
import { assert } from '@minga/basics';
import { type StanceChoice, stanceChoices } from '../rules/stance.ts';
import { type VoiceName, voices } from './invented-agenda.ts';

export interface InventedSource {
  readonly member: VoiceName;
  readonly title: string;
  readonly address: string;
  /** Days before today since which it does not answer. */
  readonly deadFor?: number;
  /** What took its place. */
  readonly mendedBy?: string;
}

export interface InventedQuestion {
  readonly statement: string;
  /** `member | choice | reasons | condition`, one a line; a second line of a member is what it says later. */
  readonly said: string;
  readonly sources?: readonly InventedSource[];
}

/** Residents who answer alike: how many, and out of a hundred of them how many agree with each statement. */
export interface InventedCamp {
  readonly people: number;
  readonly agree: readonly number[];
}

export interface InventedAnalysis {
  readonly member: VoiceName;
  readonly title: string;
  readonly summary: string;
  readonly sources: readonly { readonly title: string; readonly address: string }[];
}

export interface InventedArea {
  readonly title: string;
  readonly text: string;
  /** Positions of the questions that it grows from. */
  readonly questions: readonly number[];
  /** In the order in which they back it; the first proposes it. */
  readonly backers: readonly VoiceName[];
  /** Who takes its backing back, with why. */
  readonly withdrawn?: readonly { readonly member: VoiceName; readonly reason: string }[];
}

export interface InventedTopic {
  readonly title: string;
  readonly purpose: string;
  readonly questions: readonly InventedQuestion[];
  readonly camps?: readonly InventedCamp[];
  readonly analyses?: readonly InventedAnalysis[];
  readonly areas?: readonly InventedArea[];
}

export interface InventedWord {
  readonly member: VoiceName;
  readonly version: number;
  readonly choice: StanceChoice;
  readonly reasons: string;
  readonly condition: string;
}

const names = Object.keys(voices) as readonly VoiceName[];

export function wordsOf({ said }: InventedQuestion): readonly InventedWord[] {
  const versions = new Map<VoiceName, number>();
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [name, chosen, reasons = '', condition = ''] = line.split('|').map((part) => part.trim());
    const member = names.find((one) => one === name);
    const choice = stanceChoices.find((one) => one === chosen);
    assert(member !== undefined && choice !== undefined, `who says what: ${line}`);
    const version = 1 + (versions.get(member) ?? 0);
    versions.set(member, version);
    return { member, version, choice, reasons, condition };
  });
}
