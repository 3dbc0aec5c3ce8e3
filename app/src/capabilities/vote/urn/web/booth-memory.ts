// Where a device keeps ballot papers: on it for another day, or only as long as this page is open.
import { type Paper, readPapers, withPaper } from '../rules/booth-paper.ts';
import { type KeptLog, readKeptLog } from '../rules/booth-trust.ts';

export interface BoothMemory {
  /** Whether anything will still be here on another day. */
  readonly canKeep: boolean;
  /** Whether it is still here after a visit to the site, which every ballot paper needs. */
  readonly canReturn: boolean;
  readonly papers: () => readonly Paper[];
  readonly keep: (paper: Paper) => void;
  readonly forget: (paper: Paper) => void;
  readonly log: () => KeptLog | undefined;
  readonly keepLog: (log: KeptLog) => void;
}

/** The part of a `Storage` that is used; tests bring a map. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

interface Shelves {
  /** Outlives the page. */
  readonly lasting: Shelf | undefined;
  /** Gone with the tab; undefined where it would be gone with the page already. */
  readonly passing: Shelf | undefined;
  /** On a shared machine nothing is put on the lasting shelf. */
  readonly isKiosk: boolean;
}

export function boothMemory(
  electionId: string,
  { lasting, passing: ofTab, isKiosk }: Shelves,
): BoothMemory {
  const passing = ofTab ?? mapShelf();
  const [papersKey, logKey] = [`minga-papeletas:${electionId}`, `minga-registro:${electionId}`];
  const kept = isKiosk ? undefined : lasting;
  const on = (shelf: Shelf | undefined) => readPapers(shelf?.getItem(papersKey) ?? null);

  function write(shelf: Shelf | undefined, papers: readonly Paper[]): void {
    if (papers.length === 0) shelf?.removeItem(papersKey);
    else shelf?.setItem(papersKey, JSON.stringify(papers));
  }

  function forget({ id }: Paper): void {
    for (const shelf of [kept, passing]) {
      const papers = on(shelf);
      const others = papers.filter((one) => one.id !== id);
      if (others.length < papers.length) write(shelf, others);
    }
  }

  /** Of a paper of one sitting only the promise outlives it, and not where others use the device. */
  function shelfOf({ door, isShared, cast }: Paper): Shelf | undefined {
    const lasts = cast.length > 0 ? !isShared : door === 'later';
    return lasts ? (kept ?? passing) : passing;
  }

  return {
    canKeep: kept !== undefined,
    canReturn: ofTab !== undefined,
    papers: () => [...on(kept), ...on(passing)],
    keep(paper) {
      const shelf = shelfOf(paper);
      const other = shelf === passing ? kept : passing;
      if (on(other).some(({ id }) => id === paper.id)) forget(paper);
      write(shelf, withPaper(on(shelf), paper));
    },
    forget,
    log: () => readKeptLog((kept ?? passing).getItem(logKey)),
    keepLog: (log) => (kept ?? passing).setItem(logKey, JSON.stringify(log)),
  };
}

/** The shelves of this browser, which may keep nothing at all. */
export function browserMemory(electionId: string, isKiosk: boolean): BoothMemory {
  const [lasting, passing] = [usable(() => localStorage), usable(() => sessionStorage)];
  return boothMemory(electionId, { lasting, passing, isKiosk });
}

function usable(storage: () => Storage): Shelf | undefined {
  try {
    const shelf = storage();
    shelf.setItem('minga-prueba', '1');
    shelf.removeItem('minga-prueba');
    return shelf;
  } catch {
    return undefined;
  }
}

export function mapShelf(): Shelf {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}
