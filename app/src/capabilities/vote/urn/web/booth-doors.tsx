// The page with the two doors: vote at once, or take the ballot paper today and vote another day; what each costs stands on it.
//
// Accessibility: two sections of the same weight, each with its heading and its button; a door that is shut
// says why in words.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import type { Doors } from '../rules/booth-doors.ts';
import type { Paper } from '../rules/booth-paper.ts';
import { BoothHeading } from './booth-frame.tsx';
import { moment } from './booth-words.ts';

export interface DoorChoice {
  readonly door: Paper['door'];
  readonly name: string;
  readonly isShared: boolean;
}

interface DoorsProps {
  readonly title: string;
  readonly doors: Doors;
  readonly voteFrom: string;
  /** Papers of this device that were begun and not yet signed. */
  readonly begun: readonly Paper[];
  /** Of the smallest contest, when it is small. */
  readonly fewElectors: number | undefined;
  /** What acts changed meanwhile, told. */
  readonly changes: ComponentChildren;
  readonly isKiosk: boolean;
  readonly onChoose: (choice: DoorChoice) => void;
  readonly onGoOn: (paper: Paper) => void;
}

export function DoorsPage(props: DoorsProps) {
  const { title, doors, voteFrom, begun, fewElectors, changes, isKiosk, onChoose, onGoOn } = props;
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(isKiosk);
  const choose = (door: Paper['door']) => onChoose({ door, name, isShared });
  return (
    <>
      <p class="booth-lead">{title}</p>
      <BoothHeading>{m.urn_booth_doors_title()}</BoothHeading>
      {begun.map((paper) => (
        <Notice key={paper.id} title={m.urn_booth_begun_title()}>
          <p>{m.urn_booth_begun({ name: paper.name || m.urn_booth_unnamed() })}</p>
          <Button type="button" kind="secondary" onClick={() => onGoOn(paper)}>
            {m.urn_booth_go_on()}
          </Button>
        </Notice>
      ))}
      {fewElectors !== undefined && (
        <Notice tone="warning">
          <p>{m.urn_booth_small({ count: `${fewElectors}` })}</p>
        </Notice>
      )}
      {changes}
      {!isKiosk && <Owner {...{ name, setName, isShared, setShared }} />}
      <div class="booth-doors">
        <Door
          title={m.urn_booth_now()}
          shut={shutNow(doors, voteFrom)}
          button={m.urn_booth_now_button()}
          onOpen={() => choose('now')}
        >
          <li>{m.urn_booth_now_one()}</li>
          <li>{m.urn_booth_now_two()}</li>
          <li>{m.urn_booth_now_three()}</li>
        </Door>
        <Door
          title={m.urn_booth_later()}
          shut={shutLater(doors)}
          button={m.urn_booth_later_button()}
          onOpen={() => choose('later')}
        >
          <li>{m.urn_booth_later_one()}</li>
          <li>{m.urn_booth_later_two()}</li>
          <li>{m.urn_booth_later_three()}</li>
        </Door>
      </div>
      <Protection />
    </>
  );
}

function shutNow({ now }: Doors, voteFrom: string): string | undefined {
  const sentences = {
    open: () => undefined,
    'not-yet': () => m.urn_booth_now_not_yet({ when: moment(voteFrom) }),
    closed: m.urn_booth_issue_closed,
    'no-memory': m.urn_booth_no_memory,
  };
  return sentences[now]();
}

function shutLater({ later }: Doors): string | undefined {
  const sentences = {
    'in-app': m.urn_booth_later_in_app,
    kiosk: m.urn_booth_later_kiosk,
    closed: m.urn_booth_issue_closed,
    'no-memory': m.urn_booth_no_memory,
  };
  return later === 'open' ? undefined : sentences[later]();
}

interface OwnerProps {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly isShared: boolean;
  readonly setShared: (isShared: boolean) => void;
}

function Owner({ name, setName, isShared, setShared }: OwnerProps) {
  return (
    <div class="stack" onInput={(event) => readName(event.target, setName)}>
      <Field
        id="apodo"
        name="apodo"
        label={m.urn_booth_name_label()}
        hint={m.urn_booth_name_hint()}
        value={name}
      />
      <label class="booth-check">
        <input
          type="checkbox"
          checked={isShared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <span>
          {m.urn_booth_shared_label()} <span class="secondary">{m.urn_booth_shared_hint()}</span>
        </span>
      </label>
    </div>
  );
}

function readName(target: EventTarget | null, setName: (name: string) => void): void {
  if (target instanceof HTMLInputElement && target.name === 'apodo') setName(target.value);
}

interface DoorProps {
  readonly title: string;
  readonly shut: string | undefined;
  readonly button: string;
  readonly onOpen: () => void;
  readonly children: ComponentChildren;
}

function Door({ title, shut, button, onOpen, children }: DoorProps) {
  return (
    <section class="booth-door surface stack">
      <h2 class="panel-heading">{title}</h2>
      <ul class="booth-points">{children}</ul>
      {shut === undefined ? (
        <Button type="button" wide onClick={onOpen}>
          {button}
        </Button>
      ) : (
        <p class="booth-shut">{shut}</p>
      )}
    </section>
  );
}

/** What is protected and what is not, in the words of the protocol. */
function Protection() {
  const not = [
    m.urn_booth_not_one(),
    m.urn_booth_not_two(),
    m.urn_booth_not_three(),
    m.urn_booth_not_four(),
    m.urn_booth_not_five(),
    m.urn_booth_not_six(),
    m.urn_booth_not_seven(),
    m.urn_booth_not_eight(),
  ];
  return (
    <details class="booth-protection">
      <summary>{m.urn_booth_protection()}</summary>
      <p>{m.urn_booth_protects()}</p>
      <p>{m.urn_booth_protects_not()}</p>
      <ul class="booth-points">
        {not.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
